#!/bin/bash
# test-guideline-formats.sh: a guideline through every kind of file and back
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db

cat > replies.md <<'MD'
# Answering in public

## Say what is *true*

Answer the **question** that was asked, as [the handbook](https://a.example/x?y=1&z=2) says.

1. Read it twice.
   - Then once more.

     Aloud.
2. Ask Legal.

| Who | What |
| --- | --- |
| Bob | Answers<br>at once |

> Nobody owns the conversation.
>
> Steward shows who answers.

## Größe & Maß

```
<not> markup
  at all
```

## Working conditions

Nothing limits the right to discuss pay.
MD
run --format json guideline import replies.md
ends 0 "a guideline from Markdown"

# blocks: of the guideline that was printed last, without ids
blocks() { printf '%s\n' "$out" | sed -E 's/.*"blocks":/"blocks":/; s/"id":"[^"]*",?//g; s/,?"left_out".*//'; }
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
wanted=$(blocks)

# words FILE.pdf: in their order, without what only makes lines of them
words() { pdftotext "$1" - | tr -s ' \n\f•◦▪' ' '; }

for format in md html odt docx; do
  run guideline export "$id" "out.$format"
  ends 0 "it is written as $format"
  run --format json guideline import "out.$format"
  ends 0 "and read again"
  prints '"left_out":\[\]' "with nothing left out"
  [ "$(blocks)" = "$wanted" ]
  report $? "as the same blocks"
done

run guideline export "$id" out.pdf
ends 0 "it is written as PDF"
holds grep -q '^%PDF-' out.pdf "which begins as PDF does"
if command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null; then
  words out.pdf | sed 's,/ ,/,g; s, /,/,g' > out.txt
  holds grep -q 'Draft of version 1, not in force' out.txt "says which version it is"
  holds grep -q '1/2' out.txt "numbers its pages"
  holds grep -q 'Aloud\. .*Ask Legal\. .*Who What.*Bob.*Answers' out.txt "and holds its words in their order"
  pdfinfo -struct out.pdf > struct.txt 2>/dev/null
  holds grep -q '^ *H2' struct.txt "headings are tagged"
  holds grep -q '^ *TH' struct.txt "and tables"
  holds grep -q '^Tagged: *yes' <(pdfinfo out.pdf) "and the file says so"
else
  echo "# pdftotext is missing: what the PDF says was not looked at"
fi

# A table whose first row says nothing has no head.
printf '# Who does what\n\n| | |\n| --- | --- |\n| Bob | Answers |\n' > headless.md
run --format json guideline import headless.md --title Headless
ends 0 "a table without a head is read"
headless=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
first=$(blocks)
for format in md html odt docx; do
  run guideline export "$headless" "headless.$format"
  run --format json guideline import "headless.$format" --title "Headless $format"
  [ "$(blocks)" = "$first" ]
  report $? "written as $format it has none either"
done
run guideline export "$headless" headless.pdf
if command -v pdfinfo >/dev/null; then
  pdfinfo -struct headless.pdf > headless.txt 2>/dev/null
  holds grep -q '^ *TD' headless.txt "as PDF it has rows"
  holds test "$(grep -c '^ *TH' headless.txt)" = 0 "and no head"
fi

# A table over several pages: its head on each, said once.
{ printf -- '---\nlanguage: de-AT\n---\n\n# Long\n\n| Kopfzeile | Was |\n| --- | --- |\n'
  for i in $(seq 120); do echo "| $i | Antwort |"; done; } > long.md
run --format json guideline import long.md
run guideline export "$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')" long.pdf
holds grep -aq '/Lang (de-AT)' long.pdf "a PDF says its language"
if command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null; then
  pages=$(pdfinfo long.pdf | sed -n 's/^Pages: *//p')
  holds test "$pages" -gt 2 "a long table takes pages"
  holds test "$(pdftotext long.pdf - | grep -c Kopfzeile)" = "$pages" "with the heading row on each"
  holds test "$(pdfinfo -struct long.pdf 2>/dev/null | grep -c '^ *TH')" = 2 "which is read aloud once"
fi

run guideline publish "$id" --note founding
cat > changed.md <<'MD'
# Answering in public

Nothing limits the right to discuss pay.

## Say what is *true*

1. Read it three times.
   - Then once more.

     Aloud.
2. Ask Legal.

| Who | What |
| --- | --- |
| Ann | Decides |
| Bob | Answers<br>at once |

> Nobody owns the conversation.
>
> Steward shows who answers.

## Größe & Maß

```
<not> markup
  at all
```

## Working conditions

New words at the end.
MD
run guideline edit "$id" changed.md
ends 0 "a new version is drafted"
run --format json guideline diff "$id" 1 draft
prints '"change":"moved".*"moved":true' "what moved is recognised"
prints '"before":"Who \| What.*"after":"Who \| What.*Ann \| Decides' "and what a table says"
run guideline diff "$id" 1 draft --pdf diff.pdf
ends 0 "what differs is written as PDF"
if command -v pdftotext >/dev/null; then
  words diff.pdf > diff.txt
  holds grep -q 'From: Version 1, in force since .* To: Draft of version 2, not in force' diff.txt "which says which versions"
  holds grep -Eq 'Moved here; it was 3\.1 ([0-9.]+ )*Nothing limits' diff.txt "where a clause moved, in words"
  holds grep -q 'Reworded .*1\. Read it twice three times\.' diff.txt "keeps old words beside the new"
  holds grep -Eq 'Removed; it was [0-9.]+ Answer the question' diff.txt "what was removed"
  holds grep -Eq 'Added ([0-9.]+ )*New words at the end' diff.txt "what was added"
  holds grep -Eq 'Reworded Who What Ann Decides Bob Answers' diff.txt "and tables row by row"
fi
run guideline diff "$id" 1 7 --pdf diff.pdf
ends 4 "a version that isn’t there can’t be compared"

if [ -c /dev/full ]; then
  "$STEWARDCTL" guideline export "$id" - --format html >/dev/full 2>"$here/.err" </dev/null
  status=$? out='' err=$(cat "$here/.err")
  ends 1 "what can’t be written to the standard output isn’t called written"
  says "wasn’t written: No space left" "and it says why"
fi
run guideline export "$id" out.xyz
ends 2 "another ending is refused"
run guideline export "$id" out.xyz --format html
ends 0 "unless an option names the kind"
holds grep -q '<title>Answering in public</title>' out.xyz "which it then is"
run guideline import out.pdf
ends 1 "PDF is only written"
printf 'PK\003\004 no such thing' > broken.docx
run guideline import broken.docx
ends 1 "what is no document is refused"
says 'broken\.docx' "by name"

if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then
  for format in html odt docx; do
    mkdir -p "office-$format"
    timeout 120 soffice -env:UserInstallation="file://$here/office" --headless --convert-to pdf --outdir "office-$format" \
      "out.$format" >/dev/null 2>&1
    holds test -s "office-$format/out.pdf" "an office suite opens $format"
    words "office-$format/out.pdf" > office.txt
    missing=0
    for text in 'Answering in public' 'Say what is true' 'Answer the question that was asked, as the handbook says\.' \
      'Read it twice\..*Then once more\..*Aloud\..*Ask Legal\.' 'Who What Bob Answers at once' \
      'Nobody owns the conversation\. Steward shows who answers\.' 'Größe & Maß' '<not> markup' \
      'Nothing limits the right to discuss pay\.'; do
      grep -q "$text" office.txt || { missing=1; echo "# missing in $format: $text"; }
    done
    [ "$missing" = 0 ]
    report $? "and shows the same words"
  done
else
  echo "# soffice or pdftotext is missing: exports were not opened by an office suite"
fi

done_testing
