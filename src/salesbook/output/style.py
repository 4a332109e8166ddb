"""How a page looks: one style sheet for screen, dark screen and A4. Neighbour: `html`."""

_LIGHT = (
    "--ink:#1b1f24;--soft:#66707b;--paper:#fff;--line:#dde2e7;--mark:#2f6f9f;--track:#e8edf1;"
    "--a:#b3261e;--b:#8a5a00;--warn:#8a5a00;--good:#1d7a3c"
)
_DARK = (
    "--ink:#e4e8ec;--soft:#97a1ab;--paper:#15191d;--line:#323a42;--mark:#6fb1e0;--track:#252c33;"
    "--a:#ff8a80;--b:#f0b429;--warn:#f0b429;--good:#6cc98a"
)
_FONTS = (
    'system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",'
    '"Noto Sans SC",sans-serif'
)
STYLE = f"""
:root{{{_LIGHT};color-scheme:light dark}}
@media screen and (prefers-color-scheme:dark){{:root{{{_DARK}}}}}
*{{box-sizing:border-box}}
body{{margin:0 auto;max-width:64rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:15px/1.5 {_FONTS}}}
h1{{font-size:1.4rem;line-height:1.3;margin:0 0 .5rem}}h2{{font-size:1.05rem;margin:0 0 .4rem}}
p{{margin:.2rem 0;white-space:pre-wrap}}p:empty{{height:.5rem}}
.warn{{color:var(--warn)}}.good{{color:var(--good)}}
.dim{{color:var(--soft)}}.strong{{font-weight:600}}
.charts{{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.5rem 3rem;
margin:1.6rem 0}}
.tables{{display:flex;flex-wrap:wrap;column-gap:3.5rem;align-items:flex-start}}
section{{margin:1.6rem 0 0;max-width:100%}}.full{{flex:1 0 100%}}
.wide{{overflow-x:auto}}
table{{border-collapse:collapse;font-variant-numeric:tabular-nums}}.full table{{width:100%}}
th{{font-weight:500;color:var(--soft);text-align:left;border-bottom:1px solid var(--line);
word-break:keep-all}}
td{{border-bottom:1px solid var(--line)}}
th,td{{padding:.3rem .9rem .3rem 0;vertical-align:top}}
th:last-child,td:last-child{{padding-right:0}}th{{vertical-align:bottom}}td{{overflow-wrap:anywhere}}
.r{{text-align:right}}td.r,td.n{{white-space:nowrap}}.k{{font-weight:600}}
.p{{display:inline-block;min-width:3.1em}}
.u{{color:var(--soft);font-weight:400;font-size:.93em}}
.A{{color:var(--a);font-weight:700}}.B{{color:var(--b);font-weight:600}}
.C{{color:var(--soft);font-weight:600}}
.late{{color:var(--a)}}
figure{{margin:0;min-width:0}}figcaption{{font-weight:600;margin-bottom:.5rem}}
figure svg{{display:block;width:100%;max-width:34rem;height:auto}}
svg.share{{display:inline-block;width:80px;height:10px;margin-right:.5rem}}
svg text{{font-size:13px;fill:var(--ink)}}
svg .halo{{stroke:var(--paper);stroke-width:4px;paint-order:stroke}}
svg .soft{{fill:var(--soft)}}svg .end{{text-anchor:end}}svg .middle{{text-anchor:middle}}
svg .mark{{fill:var(--mark)}}svg .track{{fill:var(--track)}}
svg .line{{fill:none;stroke:var(--mark);stroke-width:2.5}}svg .axis{{stroke:var(--line)}}
footer{{margin-top:2rem;color:var(--soft);font-size:.85rem}}
@page{{size:A4;margin:14mm}}
@media print{{:root{{--ink:#000;--soft:#444;--line:#bbb}}
body{{max-width:none;padding:0;font-size:9.5pt}}
.wide{{overflow:visible}}.charts{{grid-template-columns:1fr 1fr;gap:1rem 2rem;margin:1rem 0}}
th,td{{padding:.2rem .7rem .2rem 0}}section{{margin-top:1.1rem}}.fit,tr,figure{{break-inside:avoid}}
thead{{display:table-header-group}}h2{{break-after:avoid}}
*{{-webkit-print-color-adjust:exact;print-color-adjust:exact}}}}
""".strip()
