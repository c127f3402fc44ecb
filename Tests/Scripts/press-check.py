#!/usr/bin/env python3
"""Opens a pack's index.html in headless Chromium and uses it as a person would.

    press-check.py CHROMIUM PAGE check PIN|- EARLIER|- FOLDER...    chooses each folder, and the pin file and
        the earlier checkpoint unless they are -, presses the button, and prints a line: the standing, a tab,
        and what the page says
    press-check.py CHROMIUM PAGE find WORDS               types into the search, prints what is shown

The page need not lie in the folder. Chromium is told what to do over a pair of pipes.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


class Browser:
    def __init__(self, chromium, profile):
        to_browser, self.to = os.pipe()
        self.back, from_browser = os.pipe()

        def connect():
            # Both may be 3 or 4 already, so they are moved out of the way first.
            theirs = [os.dup2(end, end + 100) for end in (to_browser, from_browser)]
            for number, end in zip((3, 4), theirs):
                os.dup2(end, number, inheritable=True)

        self.process = subprocess.Popen(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}",
             "--remote-debugging-pipe", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.session = b"", 0, None

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.buffer:
                more = os.read(self.back, 1 << 16)
                if not more:
                    sys.exit("the browser ended")
                self.buffer += more
            answer, self.buffer = self.buffer.split(b"\0", 1)
            answer = json.loads(answer)
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]

    def run(self, script):
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def choose(self, selector, path):
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=[path])


def opened(browser, page):
    browser.ask("Page.navigate", url="about:blank")
    browser.ask("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
    until(browser, "document.readyState === 'complete' && document.getElementById('verdict') !== null")


def check(browser, page, pin, earlier, folder):
    opened(browser, page)
    browser.choose("#folder", str(pathlib.Path(folder).resolve()))
    for selector, path in (("#pin", pin), ("#earlier", earlier)):
        if path != "-":
            browser.choose(selector, str(pathlib.Path(path).resolve()))
    until(browser, "document.getElementById('folder').files.length > 0")
    browser.run("document.getElementById('check').click()")
    until(browser, "document.getElementById('verdict').className !== ''")
    words = browser.run("document.getElementById('verdict').innerText")
    return browser.run("document.getElementById('verdict').className") + "\t" + " ".join(words.split())


def find(browser, page, words):
    opened(browser, page)
    browser.run(f"document.getElementById('search').value = {json.dumps(words)}")
    browser.run("document.getElementById('search').dispatchEvent(new Event('input'))")
    visible = "[...document.querySelectorAll('#lines tbody tr')].filter(row => row.offsetHeight > 0).length"
    return "\t".join(str(browser.run(script)) for script in (
        visible, "document.getElementById('shown').textContent", "document.getElementById('total').textContent"))


def main():
    chromium, page, what, *rest = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(chromium, profile)
        try:
            target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
            browser.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            if what == "find":
                print(find(browser, page, rest[0]))
            else:
                for folder in rest[2:]:
                    print(check(browser, page, rest[0], rest[1], folder), flush=True)
        finally:
            browser.process.kill()
            browser.process.wait()


def until(browser, condition, seconds=60):
    end = time.monotonic() + seconds
    while not browser.run(condition):
        if time.monotonic() > end:
            sys.exit(f"it never came to {condition}")
        time.sleep(0.05)


if __name__ == "__main__":
    main()
