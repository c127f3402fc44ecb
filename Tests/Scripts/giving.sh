#!/usr/bin/env bash
# Grants to individuals as the 360Giving standard wants them: what `farthing profile write 360giving`
# writes validates against a JSON Schema of the standard (lib/360giving.schema.json, which says where
# it comes from), and each of some broken files does not. Then the standard's own converter,
# flatten-tool, makes a table of it and reads the same package back, to the penny.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
source bin/lib/paths.sh

python=$test_tools/bin/python3
[[ -x $python ]] || fail "there is no $python: bin/install-libraries --tests makes it"

make_demo
# Five grants of a kind are too many for the demo; a publisher of one's own is wanted.
sed -e 's/fewest: 5/fewest: 1/' -e 's/GB-CHC-0000000/GB-CHC-1234567/' Exports/profiles/360giving.yaml >"$scratch/own.yaml"
bin/farthing profile write "$scratch/own.yaml" --books "$scratch/demo/books" --output "$scratch/out" >"$scratch/said" 2>&1 ||
    { cat "$scratch/said"; fail 'the profile fails'; }

"$python" - Tests/Scripts/lib/360giving.schema.json "$scratch/out/grants.json" <<'PYTHON'
import copy, json, sys
from decimal import Decimal
from jsonschema import Draft202012Validator, FormatChecker

schema = json.load(open(sys.argv[1], encoding="utf-8"))
package = json.load(open(sys.argv[2], encoding="utf-8"), parse_float=Decimal)
# Without the check of formats a day would be of both forms of a date, and so of none.
formats = FormatChecker()
assert "date-time" in formats.checkers, "rfc3339-validator is missing"
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema, format_checker=formats)

for error in validator.iter_errors(package):
    sys.exit(f"grants.json, {error.json_path}: {error.message}")
grants = package["grants"]
ids = [grant["id"] for grant in grants]
assert len(set(ids)) == len(ids) > 5, "each grant has an id of its own"
whole = json.dumps(package, default=str)
assert "p_0" not in whole and "northside" not in whole, "a code of ours is published"


def broken(what, change):
    """A package that is changed so is not valid; the one before the change was."""
    spoilt = copy.deepcopy(package)
    change(spoilt, spoilt["grants"][0])
    if validator.is_valid(spoilt):
        sys.exit(f"the schema takes {what}")


def put(place, name, value):
    place[name] = value


broken("a package without grants", lambda p, g: p.update(grants=[]))
broken("the same grant twice", lambda p, g: p["grants"].append(copy.deepcopy(g)))
broken("a version of three parts", lambda p, g: p.update(version="1.4.3"))
broken("a publisher without a name", lambda p, g: p["publisher"].pop("name"))
broken("a publisher's id by another name", lambda p, g: put(p["publisher"], "org_id", "GB-CHC-1"))
for name in ("id", "title", "description", "currency", "amountAwarded", "awardDate",
             "fundingOrganization", "recipientIndividual", "toIndividualsDetails"):
    broken(f"a grant without {name}", lambda p, g: g.pop(name))
broken("an id with a slash", lambda p, g: g.update(id="360G-example/1"))
broken("an id without the prefix", lambda p, g: g.update(id="example-1"))
broken("a title of 140 letters", lambda p, g: g.update(title="x" * 140))
broken("an amount in words", lambda p, g: g.update(amountAwarded="12.50"))
broken("an amount of nothing", lambda p, g: g.update(amountAwarded=0))
broken("pounds", lambda p, g: g.update(currency="Pounds"))
broken("a day of no month", lambda p, g: g.update(awardDate="2026-13-01"))
broken("a day with slashes", lambda p, g: g.update(awardDate="01/01/2026"))
broken("a moment of no zone", lambda p, g: g.update(dateModified="2026-01-01T00:00:00"))
broken("no funder", lambda p, g: g.update(fundingOrganization=[]))
broken("an organisation as recipient too",
       lambda p, g: g.update(recipientOrganization=g["fundingOrganization"]))
broken("a recipient's name", lambda p, g: put(g["recipientIndividual"], "name", "Jo Bloggs"))
broken("a code of ours as recipient",
       lambda p, g: put(g["recipientIndividual"], "id", "360G-example-IND-p_01"))
broken("a reason of no list",
       lambda p, g: put(g["toIndividualsDetails"], "primaryGrantReason", "GTIR130"))
broken("a purpose of no list",
       lambda p, g: put(g["toIndividualsDetails"], "grantPurpose", ["GTIP180"]))
broken("a purpose that is no list",
       lambda p, g: put(g["toIndividualsDetails"], "grantPurpose", "GTIP100"))
print(f"{len(grants)} grants are valid, and what is broken is not")
PYTHON

flatten=$test_tools/bin/flatten-tool
"$flatten" flatten "$scratch/out/grants.json" --root-list-path grants --main-sheet-name grants -f csv \
    -o "$scratch/flat" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'flatten-tool makes no table of it'; }
"$flatten" unflatten "$scratch/flat" -f csv --root-list-path grants --root-id '' -o "$scratch/back.json" \
    >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'flatten-tool does not read its table back'; }
"$python" - "$scratch/out/grants.json" "$scratch/back.json" <<'PYTHON'
import json, sys
from decimal import Decimal


def text(value):
    """A table has no numbers: each value as it is written, amounts to the penny."""
    if isinstance(value, dict):
        return {name: text(part) for name, part in value.items()}
    if isinstance(value, list):
        return [text(part) for part in value]
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


ours, theirs = (json.load(open(path, encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
                for path in sys.argv[1:])
for grant in theirs["grants"]:
    grant["amountAwarded"] = Decimal(grant["amountAwarded"])
    purposes = grant["toIndividualsDetails"]["grantPurpose"]
    if isinstance(purposes, str):
        grant["toIndividualsDetails"]["grantPurpose"] = purposes.split(";")
if text(ours["grants"]) != text(theirs["grants"]):
    sys.exit("flatten-tool reads other grants back")
print("flatten-tool's table holds the same grants")
PYTHON
