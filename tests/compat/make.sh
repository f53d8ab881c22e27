#!/bin/sh
# Makes FORM.db with a program that writes this form: the samples, and what decisions.txt says of them.
#
#     sh tests/compat/make.sh FORM target/release/onrecord
set -eu
folder=$(dirname "$0")
library=$folder/$1.db
home=$(mktemp -d)
run() { env -i HOME="$home" USER=ann "$@" --library "$library"; }
run "$2" --linear < "$folder/decisions.txt" > /dev/null
# Whoever closes it last writes all into the one file.
run "$2" corrections > /dev/null
rmdir "$home"
