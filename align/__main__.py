"""`python -m align` is `sverka`."""

from align.cli import main

if __name__ == "__main__":
    main()
