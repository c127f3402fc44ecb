"""One process, measured."""
import os
import subprocess
import sys
import tempfile
import time


class Run:
    """One process: its wall time, its CPU time, the most memory it held, what it said."""

    def __init__(self, arguments, passphrases=None, allowed=(0,)):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            secrets = None
            if passphrases:
                secrets = open(passphrases, "rb")
                arguments = arguments + ["--passphrase-fd", str(secrets.fileno())]
            started = time.perf_counter()
            process = subprocess.Popen(
                arguments, stdout=out, stderr=err, stdin=subprocess.DEVNULL,
                pass_fds=(secrets.fileno(),) if secrets else ())
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - started
            process.returncode = code = os.waitstatus_to_exitcode(status)
            if secrets:
                secrets.close()
            self.user = usage.ru_utime
            self.cpu = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1024
            out.seek(0)
            self.output = out.read().decode()
            err.seek(0)
            if code not in allowed:
                sys.exit(f"benchmark: {' '.join(arguments)} ended with {code}:\n"
                         + err.read().decode()[-2000:] + self.output[-2000:])
