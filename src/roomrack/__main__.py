"""`python -m roomrack` is the same as the command `roomrack`."""

from roomrack.entrypoints.cli import main

if __name__ == "__main__":
    main()
