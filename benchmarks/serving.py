"""A server as in production, or the floor under the same server; its CPU time is the kernel's own count."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from interviews.settings import ROOT

TICK = os.sysconf("SC_CLK_TCK")  # a second


class Server:
    """Gunicorn with the product's own settings, as two processes of eight threads."""

    def __init__(self, application: str, environment: dict[str, str]) -> None:
        with socket.socket() as ours:
            ours.bind(("127.0.0.1", 0))
            self.port = ours.getsockname()[1]
        given = environment | {"INTERVIEWS_PORT": str(self.port), "INTERVIEWS_WORKERS": "2"}
        command = [sys.executable, "-m", "gunicorn", "--config=gunicorn.conf.py", application]
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | given, start_new_session=True)
        while not self._answers():
            time.sleep(0.1)

    def cpu(self) -> float:
        """Seconds of CPU that its processes have used."""
        return sum(_spent(pid) for pid in (self.process.pid, *self._children()))

    def stop(self) -> None:
        """End it."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()

    def _children(self) -> list[int]:
        ours = self.process.pid
        return [int(pid) for pid in Path(f"/proc/{ours}/task/{ours}/children").read_text().split()]

    def _answers(self) -> bool:
        try:
            urlopen(f"http://127.0.0.1:{self.port}/people/sign-in").close()
        except URLError:
            return False
        return True


def database_cpu() -> float:
    """Seconds of CPU that PostgreSQL's processes have used, those that have ended too; SQLite has none."""
    servers = [path.parent for path in Path("/proc").glob("[0-9]*/comm") if _is_postgres(path)]
    return sum(_spent(int(folder.name), ended=True) for folder in servers)


def _is_postgres(path: Path) -> bool:
    try:
        return path.read_text().strip() == "postgres"
    except OSError:
        return False


def _spent(pid: int, ended: bool = False) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:  # it has just ended; its parent counts it then
        return 0
    counted = fields[11:15] if ended else fields[11:13]  # utime, stime, and those of ended children
    return sum(map(int, counted)) / TICK
