"""`python -m examples.onboarding`: the portal and the help on two origins of this machine, until Ctrl-C."""

import sys
import time
from pathlib import Path

from examples.onboarding.serve import serving

SITE = Path("site")
PORTS = (8001, 8000)

if not (SITE / "embed" / "v1" / "poshelp.js").is_file():
    sys.exit("There is no help yet: `make site` builds it into site/, then try again.")
with serving(SITE, PORTS) as (portal, help_origin):
    print(f"portal  {portal}/  (English: {portal}/en.html)\nhelp    {help_origin}/\nCtrl-C ends both.", flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        print()
