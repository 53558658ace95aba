#!/bin/sh
# Prints the five Secrets of api_forge, to be piped into kubectl:
#
#   ./create-secrets.sh secrets | kubectl apply --namespace api-forge-prod --filename -
#
# They hold the files in the folder `secrets`. Files that it lacks are created: random passwords, and certificates of a new CA.
# Put the client secrets of your identity providers there first.
set -eu

[ $# = 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
umask 077
mkdir -p "$1/keys" "$1/certs"
cd "$1"

APP="csrf_signing_secret oidc_google_client_secret oidc_keycloak_client_secret oidc_microsoft_client_secret session_signing_secret"
POSTGRES="postgres_app_owner_pw postgres_app_ro_pw postgres_app_user_pw postgres_password postgres_temporal_pw"

# Hexadecimal, because passwords become parts of URLs; without a line break.
for key in $APP $POSTGRES redis_password; do
  [ -e "keys/$key" ] || openssl rand -hex 32 | tr -d '\n' >"keys/$key"
done

# certificate NAME SUBJECT ISSUER EXTENSIONS
certificate() {
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -subj "/CN=$2" -out "$1.csr" 2>/dev/null
  printf '%s\n' "$4" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$3.crt" -CAkey "$3.key" -CAcreateserial -days 825 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

if [ ! -e certs/server.crt ]; then
  (
    cd certs
    openssl req -x509 -newkey rsa:2048 -nodes -keyout root-ca.key -subj "/CN=api-forge root CA" -days 3650 -out root-ca.crt 2>/dev/null
    certificate intermediate-ca "api-forge intermediate CA" root-ca "basicConstraints=critical,CA:TRUE,pathlen:0"
    certificate server postgres intermediate-ca "subjectAltName=DNS:postgres,DNS:localhost"
    cat intermediate-ca.crt >>server.crt # Clients trust the root.
    cat intermediate-ca.crt root-ca.crt >ca-bundle.crt
  )
fi

# secret NAME FOLDER KEYS...
secret() {
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\ndata:\n' "$1"
  folder=$2
  shift 2
  for key; do printf '  %s: %s\n' "$key" "$(base64 <"$folder/$key" | tr -d '\n')"; done
}

secret app-secrets keys $APP
secret postgres-ca certs ca-bundle.crt intermediate-ca.crt root-ca.crt
secret postgres-secrets keys $POSTGRES
secret postgres-tls certs server.crt server.key
secret redis-secrets keys redis_password
