"""Papers and how they are drawn."""

import sys
from types import ModuleType

# reportlab runs whatever Python it finds in ~/.reportlab_mods and ~/.reportlab_settings, unless modules of
# these names are there already; nobody's home has a say in our papers.
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
