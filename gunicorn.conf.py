"""How the program is served. Processes share nothing but the database, so there may be any number."""

import gc
import os

bind = f"127.0.0.1:{os.environ.get('INTERVIEWS_PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("INTERVIEWS_WORKERS", "2"))
threads = 8
# A packet is printed in seconds; what takes a minute hangs.
timeout = 60
# Its heartbeat must not wait for a slow disk.
memory = "/dev/shm"  # noqa: S108 - nothing of ours is kept there
worker_tmp_dir = memory if os.access(memory, os.W_OK) else None
control_socket_disable = True
# The program itself says where it is; no line is kept of who opened which page.
loglevel = "warning"
accesslog = None


def post_worker_init(_worker: object) -> None:
    """What the program consists of stays, and what a page is made of goes with it: looking through either for
    garbage, as often as Python does by itself, costs every page a fifth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
