"""The completion script of each shell: hands the line to salesbook, takes the answers.

An answer is a line: a word, for zsh and fish with a tab and what it is; `:files:` leaves
it to the shell. What is said on stderr is dropped.
"""

SCRIPTS = {
    "bash": r"""_salesbook() {
    local answer
    COMPREPLY=()
    while IFS= read -r answer; do
        if [ "$answer" = ":files:" ]; then
            compopt -o bashdefault -o default 2>/dev/null
            return
        fi
        COMPREPLY+=("$answer")
    done < <(_SALESBOOK_COMPLETE=bash _SALESBOOK_LINE="${COMP_LINE:0:COMP_POINT}" \
        _SALESBOOK_TEXT="$2" "${1/#\~/$HOME}" 2>/dev/null </dev/null)
}
complete -o nosort -F _salesbook salesbook 2>/dev/null || complete -F _salesbook salesbook
""",
    "zsh": r"""#compdef salesbook
_salesbook() {
    local answer value typed="${(Q)PREFIX}"
    local -a values shown before
    before=("${(@Q)words[2,CURRENT-1]}")
    while IFS= read -r answer; do
        if [[ "$answer" == ":files:" ]]; then
            compset -P '--*='
            _files
            return
        fi
        value="${answer%%$'\t'*}"
        values+=("$value")
        if [[ "$answer" == *$'\t'* ]]; then
            shown+=("$value  -- ${answer#*$'\t'}")
        else
            shown+=("$value")
        fi
        # Several that do not begin as typed have nothing in common to insert.
        [[ "$value" == "$typed"* ]] || compstate[insert]=menu
    done < <(_SALESBOOK_COMPLETE=zsh _SALESBOOK_AT=$((CURRENT-1)) \
        "${(Q)words[1]}" "${before[@]}" "$typed" 2>/dev/null </dev/null)
    (( ${#values} )) && compadd -U -l -V salesbook -d shown -a values
}
if [[ "${funcstack[1]}" == "_salesbook" ]]; then
    _salesbook "$@"
else
    compdef _salesbook salesbook
fi
""",
    "fish": r"""function __salesbook
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l answers (env _SALESBOOK_COMPLETE=fish _SALESBOOK_AT=(count $words) \
        $words "$typed" 2>/dev/null </dev/null)
    if test "$answers[1]" = ":files:"
        set -l option (string match -r -- '^--[^=]*=' "$typed")
        for path in (__fish_complete_path (string replace -- "$option" '' "$typed"))
            printf '%s%s\n' "$option" $path
        end
    else
        printf '%s\n' $answers
    end
end
complete -c salesbook -f -k -a '(__salesbook)'
""",
}
