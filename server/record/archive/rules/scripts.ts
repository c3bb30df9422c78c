/**
 * Verifies an unpacked archive with sha256sum and openssl alone: every file by its sum, every entry of the journal by the hash that covers the
 * one before it, and the signature of the installation over the sums.
 */
export const VERIFY_SH = `#!/bin/sh
# Usage: sh verify.sh, in the folder of the unpacked archive. Needs sha256sum and openssl, nothing else.
# LC_ALL: the journal is hashed as bytes.
export LC_ALL=C
cd "$(dirname "$0")" || exit 2
fail() { echo "FAILED: $1"; exit 1; }

sha256sum --check --quiet --strict manifest-sha256.txt || fail 'a file was changed, or is missing'
sha256sum --check --quiet --strict tagmanifest-sha256.txt || fail 'a file that describes the archive was changed'
listed=$( (cut -c67- manifest-sha256.txt; cut -c67- tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; echo tagmanifest-sha256.sig) | sort)
found=$(find . ! -type d | sed 's,^[.]/,,' | sort)
[ "$listed" = "$found" ] && [ -z "$(find . -type l)" ] || fail 'there are files that no list names'
echo "Files: $(wc -l < manifest-sha256.txt), as they were archived"

openssl pkeyutl -verify -pubin -inkey installation-key.pem -rawin -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.sig > /dev/null 2>&1 ||
  fail 'the signature of the installation does not fit'
echo "Signed by the installation with the key $(openssl pkey -pubin -in installation-key.pem -outform DER | sha256sum | cut -c1-16)"

previous=''
number=0
while IFS= read -r line; do
  number=$((number + 1))
  stated=\${line#'{"hash":"'}
  stated=\${stated%%'"'*}
  row=\${line#*',"row":'}
  row=\${row%'}'}
  counted=$(printf '%s%s' "$previous" "$row" | openssl dgst -sha256 -r)
  [ "\${counted%% *}" = "$stated" ] || fail "entry $number of the journal was changed"
  previous=$stated
done < data/journal.jsonl
echo "Journal: $number entries, the chain is whole\${previous:+, head $previous}"
echo OK
`;

export const VERIFY_TXT = `Kiểm tra hồ sơ lưu trữ này không cần phần mềm đã lập ra nó: giải nén, rồi chạy
    sh verify.sh
Cần sha256sum và openssl (có sẵn trên mọi máy Linux).
- Từng tệp: mã SHA-256 trong manifest-sha256.txt (RFC 8493, BagIt).
- Nhật ký: mỗi dòng của data/journal.jsonl có mã SHA-256 của mã dòng trước nối với nội dung dòng đó.
- Nơi lập: tagmanifest-sha256.sig là chữ ký Ed25519 của máy chủ; đối chiếu khóa với /verify/key.pem của máy chủ ấy.
- Văn bản đã ký số (PDF): mở bằng chương trình đọc PDF bất kỳ, hoặc pdfsig.

To verify this archive without the software that made it, unpack it and run
    sh verify.sh
It needs sha256sum and openssl, which every Linux machine has.
- Each file: its SHA-256 in manifest-sha256.txt (RFC 8493, BagIt).
- The journal: each line of data/journal.jsonl states the SHA-256 of the hash before it followed by its own row.
- Where it was made: tagmanifest-sha256.sig is an Ed25519 signature of the server; compare the key with /verify/key.pem there.
- Signed papers (PDF): open them in any PDF reader, or with pdfsig.
`;
