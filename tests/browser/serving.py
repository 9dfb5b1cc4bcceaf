"""The program as it is served, in processes of its own: they can be killed, and their disk can be full."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy import Engine

from interviews import create_app
from interviews.db import bring_to_head, db
from interviews.settings import ROOT, Settings
from tests.conftest import NEED_KEY

PATIENCE = 60  # seconds: on a machine that does much else a server takes long to begin
SECRET = "a secret for a server of its own"


class Server:
    """One server, on a SQLite database in `home`; the tests look into the same file."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as ours:
            ours.bind(("127.0.0.1", 0))
            self.port = ours.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.home, self.url = home, f"sqlite:///{home / 'interviews.sqlite'}"
        self.app = create_app(Settings(self.url, SECRET))
        with self.app.app_context():
            bring_to_head()
        self.start()

    @property
    def engine(self) -> Engine:
        """The engine that the tests look through."""
        with self.app.app_context():
            return db.engine

    def start(self) -> None:
        """Begin to answer; comes back once it does."""
        given = {
            "INTERVIEWS_HOME": str(self.home),
            "INTERVIEWS_DATABASE_URL": self.url,
            "INTERVIEWS_SECRET_KEY": SECRET,
            "INTERVIEWS_NEED_KEYS": NEED_KEY.hex(),
            "INTERVIEWS_PORT": str(self.port),
            "INTERVIEWS_WORKERS": "1",
        }
        command = [sys.executable, "-m", "gunicorn", "--config=gunicorn.conf.py", "interviews:create_app()"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | given, start_new_session=True)
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < until, "The server didn't begin."
            time.sleep(0.1)

    def kill(self) -> None:
        """End all its processes at once, without a word to them."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def fill_disk(self, full: bool = True) -> None:
        """Let it write nothing more to any file, or let it write again."""
        most = 1 if full else resource.RLIM_INFINITY
        for process in self._processes():
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def _answers(self) -> bool:
        try:
            urlopen(f"{self.address}/people/sign-in").close()
        except URLError:
            return False
        return True

    def _processes(self) -> list[int]:
        ours = self.process.pid
        children = Path(f"/proc/{ours}/task/{ours}/children").read_text().split()
        return [ours, *map(int, children)]
