#!/usr/bin/env python3
"""Draws a sample of an evidence pack's costs, and reckons with what was found of them.

    draw-sample.py PACK SEED random|monetary-unit|stratified:COLUMN N [PAPER [80|90|95]]

Written from SPEC-sampling.md alone. It checks no pack: run a checker first.
"""
import csv
import hashlib
import json
import math
import sys


def pence(text):
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    pounds, _, rest = digits.lstrip("£").partition(".")
    return sign * (int(pounds) * 100 + int((rest + "00")[:2]))


def draw(listed, rows, seed, method, size):
    population = hashlib.sha256(listed).hexdigest()

    def ticket(word):
        return hashlib.sha256(f"farthing-sample/v1\n{population}\n{seed}\n{word}".encode()).digest()

    def lowest(lines, count):
        return sorted(sorted(lines, key=lambda line: ticket(line[0]))[:count])

    lines = [(int(row["line"]), pence(row["amount"])) for row in rows if pence(row["amount"]) > 0]
    if method == "random":
        return [("all", lines, lowest(lines, size))]
    if method == "monetary-unit":
        high, rest = [], lines
        while rest:
            value, places = sum(line[1] for line in rest), size - len(high)
            large = [line for line in rest if line[1] * places >= value]
            if not large:
                break
            high += large
            rest = [line for line in rest if line[1] * places < value]
        drawn, end, places = [], 0, size - len(high)
        value, start = sum(line[1] for line in rest), int.from_bytes(ticket("start")[:6], "big")
        for line in rest:
            end += line[1]
            if len(drawn) < places and (start + len(drawn) * 2**48) * value // (places * 2**48) < end:
                drawn.append(line)
        strata = [("high value", sorted(high), sorted(high)), ("the rest", rest, drawn)]
        return [stratum for stratum in strata if stratum[1]]
    column, parts = method.partition(":")[2], {}
    keys = {int(row["line"]): row[column] for row in rows}
    for line in lines:
        parts.setdefault(keys[line[0]], []).append(line)
    names = sorted(parts, key=str.encode)
    sizes = {name: min(2, len(parts[name])) for name in names}
    while sum(sizes.values()) < size:
        open_ones = [name for name in names if sizes[name] < len(parts[name])]
        # max() takes the first of equals. Products, not quotients, so that nothing is rounded.
        best = open_ones[0]
        for name in open_ones[1:]:
            values = [sum(line[1] for line in parts[part]) for part in (name, best)]
            if values[0] * (sizes[best] + 1) > values[1] * (sizes[name] + 1):
                best = name
        sizes[best] += 1
    return [(name or "(none)", parts[name], lowest(parts[name], sizes[name])) for name in names]


def poisson(errors, confidence):
    """The reliability factor in hundredths: the first mean that leaves no more than the chance."""
    def leaves_more(hundredths):
        # The series of e to the mean, in integers of 200 bits.
        term = total = 1 << 200
        beginning = total
        for index in range(1, errors + hundredths // 25 + 60):
            term = term * hundredths // (100 * index)
            total += term
            if index <= errors:
                beginning += term
        return beginning * 100 > total * (100 - confidence)

    factor = 1
    while leaves_more(factor):
        factor += 1
    return factor


def reliability(errors, confidence):
    last = poisson(min(errors, 50), confidence)
    return last if errors <= 50 else last + (errors - 50) * (last - poisson(49, confidence) + 1)


def evaluate(strata, method, verified, confidence):
    if any(line[0] not in verified for _, _, drawn in strata for line in drawn):
        return None, None
    up = lambda amount, divisor: -(-amount // divisor)
    error, allowance, variance, known = 0, 0, 0, True
    for _, lines, drawn in strata:
        value, found = sum(line[1] for line in lines), [(line[1], line[1] - verified[line[0]]) for line in drawn]
        irregular, tested = sum(wrong for _, wrong in found), sum(claimed for claimed, _ in found)
        count, size = len(lines), len(found)
        if size == count:
            error += irregular * 10**6
        elif method == "monetary-unit":
            parts = sorted((up(wrong * value * 10**6, claimed * size) for claimed, wrong in found if wrong), reverse=True)
            error += sum(parts)
            allowance += up(reliability(0, confidence) * value * 10**6, 100 * size)
            for index, part in enumerate(parts):
                step = reliability(index + 1, confidence) - reliability(index, confidence) - 100
                allowance += up(step * part, 100)
        else:
            error, known = error + up(irregular * value * 10**6, tested), known and irregular > 0
            spread = sum(up(abs(wrong * tested - irregular * claimed) * 1000, tested) ** 2 for claimed, wrong in found)
            variance += up(count * (count - size) * spread, size * (size - 1))
            known = known and max(spread, count * (count - size) * spread, variance) < 2**126
    if method != "monetary-unit":
        root = math.isqrt(variance)
        root += root * root < variance
        allowance = up({80: 8416, 90: 12816, 95: 16449}[confidence] * root, 10)
    whole = sum(line[1] for _, lines, _ in strata for line in lines)
    limit = min(up(error + allowance, 10**6), whole) if known else None
    return min(up(error, 10**6), whole), limit


def main():
    if {"-h", "--help"} & set(sys.argv[1:]):
        return print(__doc__)
    if not 5 <= len(sys.argv) <= 7 or not sys.argv[4].isdecimal():
        return print(__doc__) or 2
    pack, seed, method, size = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    with open(f"{pack}/data/transactions.csv", "rb") as file:
        listed = file.read()
    rows = list(csv.DictReader(listed.decode().splitlines()))
    strata = draw(listed, rows, seed, method, size)
    answer = {"strata": [{"name": name, "drawn": [line[0] for line in drawn]} for name, _, drawn in strata]}
    if len(sys.argv) > 5:
        with open(sys.argv[5], encoding="utf-8-sig", newline="") as file:
            verified = {int(row["line"]): pence(row["verified"]) for row in csv.DictReader(file) if row["verified"]}
        confidence = int(sys.argv[6]) if len(sys.argv) > 6 else 95
        answer["projected"], answer["upper-limit"] = evaluate(strata, method, verified, confidence)
    print(json.dumps(answer))


if __name__ == "__main__":
    sys.exit(main())
