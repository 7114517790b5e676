"""``python -m wortlaut``: the command line."""

from wortlaut.cli import main

if __name__ == "__main__":
    main(prog_name="wortlaut")
