"""One module an engine; each is a program: `python -m peers.polars_frame DIR` prints a line of JSON."""
