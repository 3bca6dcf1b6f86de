"""Speed and memory beside a floor or a peer, in one run: `python -m tests.benchmarks`."""
