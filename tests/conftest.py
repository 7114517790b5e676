"""What holds for all tests."""

import os

# Golden cases and counts are of the rules' reading, which is quick and the same on every machine; what tests the
# model names its pack.
os.environ.setdefault("WORTLAUT_PACK", "none")
