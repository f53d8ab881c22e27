#!/usr/bin/env python3
"""Corrects the genders in given_names.tsv by how many bearers are women, and makes rare_given_names.tsv.

Input: nomquamgender 0.1.4 (MIT), which joins 36 lists of names from all over the world: for each name without its
marks, how many lists have it, how many bearers they count, and the share of women. A row with `~` was looked at by
hand and stays, and so does a name with marks, for the lists tell André and Andrée apart no more.
A rare name is one of fewer bearers whose gender is known, unless it is a surname, a place, a word of titles or
organisations, or a word of the texts given: files of one token a line, before a tab.
Run in this folder: `python3 genders.py FILE.iob2...`.
"""

import importlib.util
import json
import pathlib
import sys

LEXICON = pathlib.Path(__file__).resolve().parent.parent
# The shares of women and men from which on a name tells the gender, and from which on it leans to one.
SURE, LEANS = 0.93, 0.70
# So many bearers must be counted, in so many lists, for a gender to be corrected, and for a rare name to be known.
CORRECTED, KNOWN, LISTS = 20, 50, 4
# A rare name only leans where fewer bearers were counted.
MANY = 300
# A name is no shorter than this, for short ones are syllables of Chinese and Korean names.
SHORTEST = 3


def gender(women):
    """m or f, with ~ where it only leans, and u where it does neither."""
    letter, share = ("f", women) if women >= 0.5 else ("m", 1 - women)
    return letter if share >= SURE else letter + "~" if share >= LEANS else "u"


def read(name):
    return (LEXICON / name).read_text(encoding="utf-8").splitlines()


def write(name, header, rows):
    body = "".join(f"{row}\n" for row in sorted(rows))
    (LEXICON / name).write_text(f"{header}\n{body}", encoding="utf-8", newline="\n")


def words_of(lists):
    """The words of the first columns of some lists, in lower case."""
    return {word for name in lists for row in read(name)[1:] for word in row.split("\t")[0].lower().split()}


def lower_case_words(files):
    tokens = (line.split("\t")[0] for file in files for line in pathlib.Path(file).open(encoding="utf-8"))
    return {token for token in tokens if token.islower()}


def corrected(row, counts):
    name, known = row.split("\t")
    lists, bearers, women = counts.get(name.lower(), (0, 0, 0.5))[:3]
    keep = known.endswith("~") or not name.isascii() or bearers < CORRECTED or lists < LISTS
    return row if keep else f"{name}\t{gender(women)}"


def rare(counts, taken):
    for name, (lists, bearers, women, *_) in counts.items():
        is_name = name.isascii() and name.isalpha() and len(name) >= SHORTEST and name not in taken
        if is_name and bearers >= KNOWN and lists >= LISTS and gender(women) != "u":
            usual = gender(women) if bearers >= MANY else gender(women)[0] + "~"
            yield f"{name.capitalize()}\t{usual}"


def main():
    package = pathlib.Path(importlib.util.find_spec("nomquamgender").origin).parent
    counts = json.loads((package / "name_data.json").read_text(encoding="utf-8"))
    header, *rows = read("given_names.tsv")
    lists = ["given_names.tsv", "surnames.tsv", "common_surnames.txt", "places.tsv", "demonyms.tsv", "titles.tsv",
             "ambiguous_names.txt", "organizations.tsv", "organization_words.txt", "function_words.txt", "roles.tsv",
             "cues.tsv"]
    left_out = {word.lower() for word in (LEXICON / "make/left_out.txt").read_text(encoding="utf-8").splitlines()}
    taken = words_of(lists) | left_out | lower_case_words(sys.argv[1:])
    write("given_names.tsv", header, (corrected(row, counts) for row in rows))
    write("rare_given_names.tsv", header, rare(counts, taken))


if __name__ == "__main__":
    main()
