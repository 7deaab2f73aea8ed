#!/usr/bin/env bash
# Makes the certificates of the tests: invented people, a private authority, keys thrown away.
# The files are kept in the repository; running this again gives others (new keys, new dates).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/ca.key" -out "$work/ca.pem" -days 7300 -sha256 \
  -subj "/C=FR/O=AUTORITE INVENTEE/CN=TEST AC IGC-SANTE INVENTEE" 2>"$work/log"

# name, subject, key usage, extended usage, product category, kind of card, profession
make() {
  cat >"$work/ext" <<EOF
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, $3
extendedKeyUsage = $4
1.2.250.1.71.1.2.2 = DER:0201$6
1.2.250.1.71.1.2.3 = DER:1315383032353030303030312f30303030303030303031
1.2.250.1.71.1.2.5 = DER:0401$5
1.2.250.1.71.1.2.7 = DER:0201$7
EOF
  openssl req -new -newkey rsa:2048 -nodes -keyout "$work/key" -out "$work/csr" -utf8 -multivalue-rdn \
    -subj "$2" 2>"$work/log"
  openssl x509 -req -in "$work/csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -sha256 -extfile "$work/ext" \
    -days 1095 -set_serial "0x1$(openssl rand -hex 15)" -outform DER -out "$1.der" 2>"$work/log"
}

nurse="/C=FR/title=Infirmier/GN=CAMILLE+SN=EXEMPLE+CN=899900123458"
make authentification "$nurse" digitalSignature clientAuth 80 00 3c
make signature "$nurse" nonRepudiation emailProtection 80 00 3c
make employe "/C=FR/ST=Tarn (81)/O=RESIDENCE INVENTEE/OU=1810000000/title=Carte de service/CN=3810000000\/000000018" \
  digitalSignature clientAuth 00 02 63
