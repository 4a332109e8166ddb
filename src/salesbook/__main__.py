"""`python -m salesbook`."""

from salesbook.start import main

if __name__ == "__main__":
    main()
