"""What holds for all tests."""

import os

from hypothesis import settings

# Golden cases and counts are of the rules' reading, which is quick and the same on every machine; what tests the
# model names its pack.
os.environ.setdefault("WORTLAUT_PACK", "none")

# The first example of a process opens word lists, which takes as long as the machine is busy; hypothesis calls that flaky.
settings.register_profile("wortlaut", settings(), deadline=None)
settings.load_profile("wortlaut")
