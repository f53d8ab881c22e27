"""How long newsboat takes with N items in one feed, and how much memory: python3 benches/newsboat.py N

Makes a feed of N items of 3.5 kB each, has newsboat take it into a new cache, then starts it in a terminal of its own:
until it shows its feeds, and until it shows the items. Time is of the processor (user and system), so that other
programs change little.
"""

import os
import pty
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = ["Ships went out of the harbour.", "“The wall held,” the mayor told reporters.", "Nobody was hurt."]


def item(n):
    text = " ".join(f"{SENTENCES[(n + k) % 3]} Paragraph {k} of {n}." for k in range(60))
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(1_770_000_000 - 600 * n))
    return (
        f"<item><title>Headline number {n}</title><link>http://localhost/{n}</link><guid>{n}</guid>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>\n"
    )


def processor_time(process):
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


def wait_for(terminal, words):
    shown = b""
    while words not in shown:
        shown += os.read(terminal, 65536)


def main(n):
    with tempfile.TemporaryDirectory() as folder:
        feed, urls, cache = (Path(folder, name) for name in ("feed.xml", "urls", "cache.db"))
        with feed.open("w") as file:
            file.write('<rss version="2.0"><channel><title>Collection</title>\n')
            file.writelines(item(k) for k in range(n))
            file.write("</channel></rss>\n")
        urls.write_text(f"file://{feed}\n")
        command = ["newsboat", "-u", str(urls), "-c", str(cache)]
        environment = {"HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}
        subprocess.run([*command, "-x", "reload"], env=environment, check=True)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{n} items: taken in after {usage.ru_utime + usage.ru_stime:.2f} s")
        process, terminal = pty.fork()
        if process == 0:
            os.execvpe(command[0], command, environment)
        wait_for(terminal, b"Collection")
        print(f"feeds shown after {processor_time(process):.2f} s, {memory(process)} MB")
        os.write(terminal, b"\r")
        wait_for(terminal, b"Headline number")
        print(f"items shown after {processor_time(process):.2f} s, {memory(process)} MB")
        os.write(terminal, b"qq")


main(int(sys.argv[1]))
