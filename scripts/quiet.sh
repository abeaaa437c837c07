#!/usr/bin/env bash
# A start and a build must not print a warning: a learner would take it for a fault.
set -u
cd "$(dirname "$0")/.."
output=$({ npm run --silent build && node bin/dl-tutor.js list; } 2>&1 >/dev/null)
# npm speaks of settings that belong to the machine, not to the project.
rest=$(printf '%s\n' "$output" | grep -v 'npm warn .*config' | grep -v '^$')
[ -z "$rest" ] || { printf 'unexpected output:\n%s\n' "$rest"; exit 1; }
