"""`python -m roomrack_vault`."""

from roomrack_vault.cli import main

if __name__ == "__main__":
    main()
