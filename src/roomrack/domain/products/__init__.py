"""Products: room types, the rates derived from them, suites and the physical rooms behind them."""
