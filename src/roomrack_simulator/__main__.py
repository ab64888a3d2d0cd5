"""`python -m roomrack_simulator`."""

from roomrack_simulator.cli import main

if __name__ == "__main__":
    main()
