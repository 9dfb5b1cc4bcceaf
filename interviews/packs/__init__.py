"""How a bank becomes files and back: a folder a bank, a YAML file a question, readable and editable by hand.

`lines` reads YAML and remembers where each value stood; `schema` says what a file holds; `parcel` turns files
into checked values; `reading` brings them into the database; `writing` makes files of a bank. `plan` reads
what an opening can start from, and `plan_checking` holds it against banks. The banks and the plans that ship
stand beside these modules.

Not here: who may import or export (the pages and the command ask), review and approval (nothing that comes
from a file is approved by it).
"""

from pathlib import Path

PACKS = Path(__file__).parent
