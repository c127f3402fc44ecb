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
import signal
import subprocess
import sys
import tempfile


# Seconds that one question to the browser may take.
ANSWER_LIMIT = 60


def give_up(*_):
    sys.exit(f"the browser gave no answer in {ANSWER_LIMIT} seconds")


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
        signal.alarm(ANSWER_LIMIT)
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
        """What a script gives, once that is settled where it is a promise."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def choose(self, selector, path):
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=[path])


# Both are promised before what brings them about: the chosen files, and the page's answer.
PROMISES = """
wasChosen = new Promise((done) => document.getElementById("folder").addEventListener("change", done));
wasAnswered = new Promise((done) => new MutationObserver(() => {
  const verdict = document.getElementById("verdict");
  if (verdict.className !== "") done(verdict.className + "\\t" + verdict.innerText.split(/\\s+/).join(" "));
}).observe(document.getElementById("verdict"), {attributes: true, childList: true, subtree: true}));
"""


def opened(browser, page):
    browser.ask("Page.navigate", url="about:blank")
    # It answers when the page is there to be asked; its script runs at its end.
    browser.ask("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
    browser.run("new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))"
                ".then(() => undefined)")


def check(browser, page, pin, earlier, folder):
    opened(browser, page)
    browser.run(PROMISES + "undefined")
    browser.choose("#folder", str(pathlib.Path(folder).resolve()))
    for selector, path in (("#pin", pin), ("#earlier", earlier)):
        if path != "-":
            browser.choose(selector, str(pathlib.Path(path).resolve()))
    browser.run("wasChosen.then(() => document.getElementById('check').click())")
    return browser.run("wasAnswered")


def find(browser, page, words):
    opened(browser, page)
    browser.run(f"document.getElementById('search').value = {json.dumps(words)}")
    browser.run("document.getElementById('search').dispatchEvent(new Event('input'))")
    visible = "[...document.querySelectorAll('#lines tbody tr')].filter(row => row.offsetHeight > 0).length"
    return "\t".join(str(browser.run(script)) for script in (
        visible, "document.getElementById('shown').textContent", "document.getElementById('total').textContent"))


def main():
    chromium, page, what, *rest = sys.argv[1:]
    signal.signal(signal.SIGALRM, give_up)
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


if __name__ == "__main__":
    main()
