"""Reads Bailee's formats as docs/spec/ describes them, and nothing else: shares no line with the Java code.

usage: second_reader.py FOLDER_OF_VECTORS
Prints one line per file, and fails if one vector is read otherwise than it says. Standard library only.
"""

import hashlib
import hmac
import json
import pathlib
import re
import struct
import sys


class Corrupt(Exception):
    pass


# --- AES-256-GCM, from FIPS 197 and SP 800-38D, slow and plain ------------------------------------------------------


def _gf8(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _s_box():
    box = []
    for x in range(256):
        inverse = next((y for y in range(1, 256) if _gf8(x, y) == 1), 0)
        bits = inverse
        for turn in range(1, 5):
            bits ^= ((inverse << turn) | (inverse >> (8 - turn))) & 0xFF
        box.append(bits ^ 0x63)
    return box


S = _s_box()
DOUBLE = [_gf8(x, 2) for x in range(256)]


def _round_keys(key):
    words = [key[i : i + 4] for i in range(0, 32, 4)]
    constant = 1
    for i in range(8, 60):
        word = words[-1]
        if i % 8 == 0:
            word = bytes(S[b] for b in word[1:] + word[:1])
            word = bytes([word[0] ^ constant]) + word[1:]
            constant = DOUBLE[constant]
        elif i % 8 == 4:
            word = bytes(S[b] for b in word)
        words.append(bytes(a ^ b for a, b in zip(words[i - 8], word)))
    return [b"".join(words[i : i + 4]) for i in range(0, 60, 4)]


def _block(keys, block):
    state = [a ^ b for a, b in zip(block, keys[0])]
    for number in range(1, 15):
        state = [S[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if number < 14:
            mixed = []
            for c in range(0, 16, 4):
                a = state[c : c + 4]
                every = a[0] ^ a[1] ^ a[2] ^ a[3]
                mixed += [a[i] ^ every ^ DOUBLE[a[i] ^ a[(i + 1) % 4]] for i in range(4)]
            state = mixed
        state = [a ^ b for a, b in zip(state, keys[number])]
    return bytes(state)


def _times(x, y):
    product = 0
    for i in range(128):
        if x >> (127 - i) & 1:
            product ^= y
        y = (y >> 1) ^ (0xE1 << 120 if y & 1 else 0)
    return product


def _tag(keys, nonce, associated, ciphertext):
    h = int.from_bytes(_block(keys, bytes(16)), "big")
    padded = lambda data: data + bytes(-len(data) % 16)
    data = padded(associated) + padded(ciphertext) + struct.pack(">QQ", 8 * len(associated), 8 * len(ciphertext))
    hashed = 0
    for i in range(0, len(data), 16):
        hashed = _times(hashed ^ int.from_bytes(data[i : i + 16], "big"), h)
    return bytes(a ^ b for a, b in zip(hashed.to_bytes(16, "big"), _block(keys, nonce + b"\0\0\0\1")))


def _counter(keys, nonce, data):
    out = b""
    for i in range(0, len(data), 16):
        stream = _block(keys, nonce + struct.pack(">I", 2 + i // 16))
        out += bytes(a ^ b for a, b in zip(data[i : i + 16], stream))
    return out


def gcm_seal(key, nonce, associated, plaintext):
    keys = _round_keys(key)
    ciphertext = _counter(keys, nonce, plaintext)
    return ciphertext + _tag(keys, nonce, associated, ciphertext)


def gcm_open(key, nonce, associated, sealed):
    keys = _round_keys(key)
    ciphertext, tag = sealed[:-16], sealed[-16:]
    if not hmac.compare_digest(tag, _tag(keys, nonce, associated, ciphertext)):
        raise Corrupt
    return _counter(keys, nonce, ciphertext)


# --- docs/spec -------------------------------------------------------------------------------------------------------


def lp(data):
    return struct.pack(">I", len(data)) + data


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def expand(key, info, length):
    out = block = b""
    counter = 1
    while len(out) < length:
        block = mac(key, block + info + bytes([counter]))
        out += block
        counter += 1
    return out[:length]


def seal(master, label, place, nonce, plaintext):
    derived = expand(master, label.encode("ascii"), 64)
    return b"\1" + derived[32:] + nonce + gcm_seal(derived[:32], nonce, place, plaintext)


def open_envelope(master, label, place, envelope):
    if len(envelope) < 61 or envelope[0] != 1:
        raise Corrupt
    derived = expand(master, label.encode("ascii"), 64)
    if not hmac.compare_digest(envelope[1:33], derived[32:]):
        raise Corrupt
    return gcm_open(derived[:32], envelope[33:45], place, envelope[45:])


def field_place(person, collection, record, field, version):
    return b"\1" + person + lp(collection.encode()) + record + lp(field.encode()) + struct.pack(">Q", version)


def record_place(person, collection, record, version, stamp):
    return b"\2" + person + lp(collection.encode()) + record + struct.pack(">QQ", version, stamp)


def state_place(person):
    return b"\3" + person


def mark(data_key, place):
    return mac(expand(data_key, b"bailee mark 1", 32), place)[:16]


def tally(marks):
    return (sum(int.from_bytes(m, "big") for m in marks) % 2**128).to_bytes(16, "big")


def data_key_place(person, number):
    return b"\1" + person + struct.pack(">I", number)


def log_key_place(log_key, number):
    return b"\1" + struct.pack(">II", log_key, number)


def key_place(label, number):
    return b"\1" + lp(label.encode("ascii")) + struct.pack(">I", number)


def staff_place(what, person, number):
    return b"\1" + lp(what.encode()) + person + struct.pack(">I", number)


def staff_mac(root, what, message):
    return mac(expand(root, b"bailee staff-mac 1", 32), lp(what.encode()) + message)


def digest(root, collection, field, way, version, text):
    names = lp(collection.encode()) + lp(field.encode()) + lp(way.encode())
    key = expand(root, b"bailee index 1" + names + struct.pack(">I", version), 32)
    return mac(key, text.encode())[:16]


def base32(data, characters):
    bits = int.from_bytes(data, "big")
    return "".join(
        "abcdefghijklmnopqrstuvwxyz234567"[bits >> (8 * len(data) - 5 * i - 5) & 31] for i in range(characters)
    )


def sha256(text):
    return hashlib.sha256(text.encode("ascii")).digest()


def token_digest(text):
    if not re.fullmatch("tok_[a-z2-7]{32}", text):
        raise Corrupt
    return sha256(text)


def api_key(bits):
    secret = "blk_" + base32(bits, 32)
    return secret + base32(sha256(secret), 6)


def api_key_digest(text):
    if not re.fullmatch("blk_[a-z2-7]{38}", text) or base32(sha256(text[:36]), 6) != text[36:]:
        raise Corrupt
    return sha256(text)


def key_file(text):
    found = re.fullmatch("(bailee-seal-key-1 ([0-9a-f]{64})) ([0-9a-f]{8})\n", text)
    if not found or sha256(found[1])[:4].hex() != found[3]:
        raise Corrupt
    return bytes.fromhex(found[2])


class Bytes:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Corrupt
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def has_more(self):
        return self.at < len(self.data)


def record(data):
    """The seal, the bytes it is over, and each field's envelope in hexadecimal."""
    source = Bytes(data)
    if source.number(1) != 1:
        raise Corrupt
    seal = source.take(61)
    sealed = data[source.at :]
    fields = {}
    while source.has_more():
        name = source.take(source.number(1)).decode("ascii")
        if name in fields:
            raise Corrupt
        fields[name] = source.take(source.number(4)).hex()
    return seal, sealed, fields


def open_record(data_key, place, data):
    seal, sealed, fields = record(data)
    if open_envelope(data_key, "bailee field 1", place + sealed, seal) != b"":
        raise Corrupt
    return fields


def state(data_key, person, envelope):
    plaintext = open_envelope(data_key, "bailee field 1", state_place(person), envelope)
    if len(plaintext) != 32:
        raise Corrupt
    return plaintext[:16], plaintext[16:]


def value(data):
    source = Bytes(data)
    form = source.number(1)
    if form == 1:
        return source.take(len(data) - 1).decode()
    if form != 2:
        raise Corrupt
    parts = {}
    while source.has_more():
        name = source.take(source.number(1)).decode("ascii")
        parts[name] = source.take(source.number(4)).decode()
    return parts


# --- the vectors -----------------------------------------------------------------------------------------------------


def expect(actual, expected, where):
    if actual != expected:
        sys.exit(f"{where}: read {actual!r}, the vector says {expected!r}")


def refuses(read, where):
    try:
        read()
    except Corrupt:
        return
    sys.exit(f"{where}: was read, and must be refused")


def field_place_of(place):
    person, there = bytes.fromhex(place["person"]), bytes.fromhex(place["record"])
    return field_place(person, place["collection"], there, place["field"], place["version"])


def sealed_field(vectors):
    for v in vectors["opens"]:
        expect(field_place_of(v["place"]).hex(), v["placeBytes"], v["name"])
        master, place, envelope = bytes.fromhex(v["dataKey"]), field_place_of(v["place"]), bytes.fromhex(v["envelope"])
        expect(open_envelope(master, "bailee field 1", place, envelope).hex(), v["plaintext"], v["name"])
    for v in vectors["refused"]:
        master, place, envelope = bytes.fromhex(v["dataKey"]), field_place_of(v["place"]), bytes.fromhex(v["envelope"])
        refuses(lambda: open_envelope(master, "bailee field 1", place, envelope), v["name"])


def record_place_of(place):
    person, there = bytes.fromhex(place["person"]), bytes.fromhex(place["record"])
    return record_place(person, place["collection"], there, place["version"], place["stamp"])


def sealed_record(vectors):
    for v in vectors["records"]:
        expect(record_place_of(v["place"]).hex(), v["placeBytes"], v["name"])
        key, place = bytes.fromhex(v["dataKey"]), record_place_of(v["place"])
        expect(open_record(key, place, bytes.fromhex(v["record"])), v["fields"], v["name"])
    for v in vectors["values"]:
        expect(value(bytes.fromhex(v["plaintext"])), v["value"], v["name"])
    for v in vectors["refused"]:
        refuses(lambda: record(bytes.fromhex(v["record"])), v["name"])
    for v in vectors["unsealed"]:
        key, place, data = bytes.fromhex(v["dataKey"]), record_place_of(v["place"]), bytes.fromhex(v["record"])
        record(data)
        refuses(lambda: open_record(key, place, data), v["name"])
    for v in vectors["refusedValues"]:
        refuses(lambda: value(bytes.fromhex(v["plaintext"])), v["name"])


def person_state(vectors):
    for v in vectors["states"]:
        key, person = bytes.fromhex(v["dataKey"]), bytes.fromhex(v["person"])
        own, other = [], []
        for r in v["records"]:
            m = mark(key, record_place(person, r["collection"], bytes.fromhex(r["record"]), r["version"], r["stamp"]))
            expect(m.hex(), r["mark"], v["name"])
            (own if r["record"] == v["person"] else other).append(m)
        expect((tally(own) + tally(other)).hex(), v["plaintext"], v["name"])
        expect(b"".join(state(key, person, bytes.fromhex(v["envelope"]))).hex(), v["plaintext"], v["name"])
    for v in vectors["refused"]:
        key, person, envelope = (bytes.fromhex(v[part]) for part in ("dataKey", "person", "envelope"))
        refuses(lambda: state(key, person, envelope), v["name"])


def key_wrapping(vectors):
    for v in vectors["wraps"]:
        number = v.get("number", 0)
        place = {
            "bailee data-key 1": lambda: data_key_place(bytes.fromhex(v["person"]), number),
            "bailee log-key 1": lambda: log_key_place(v["logKey"], number),
            "bailee key 1": lambda: key_place(v["kind"], number),
            "bailee seal 1": lambda: bytes.fromhex(v["header"]),
        }[v["label"]]()
        expect(place.hex(), v["placeBytes"], v["name"])
        inside = open_envelope(bytes.fromhex(v["master"]), v["label"], place, bytes.fromhex(v["wrapped"]))
        expect(inside.hex(), v["key"], v["name"])
    for v in vectors["keyFiles"]:
        expect(key_file(v["file"]).hex(), v["secret"], v["name"])
    for v in vectors["refusedKeyFiles"]:
        refuses(lambda: key_file(v["file"]), v["name"])
    for v in vectors["passphrases"]:
        # Argon2id is not in Python's standard library; the master key is taken as given.
        header = bytes.fromhex(v["header"])
        expect(struct.unpack(">BIII", header[:13]), (1, v["memoryKib"], v["passes"], v["lanes"]), v["name"])
        root = open_envelope(bytes.fromhex(v["master"]), "bailee seal 1", header, bytes.fromhex(v["envelope"]))
        expect(root.hex(), v["rootKey"], v["name"])


def staff_root(vectors):
    def secret(v):
        place = staff_place(v["what"], bytes.fromhex(v["person"]), v["number"])
        return open_envelope(bytes.fromhex(v["root"]), "bailee staff-secret 1", place, bytes.fromhex(v["sealed"]))

    for v in vectors["secrets"]:
        expect(secret(v).hex(), v["secret"], v["name"])
    for v in vectors["refused"]:
        refuses(lambda: secret(v), v["name"])
    for v in vectors["macs"]:
        found = staff_mac(bytes.fromhex(v["root"]), v["what"], bytes.fromhex(v["message"]))
        expect(found.hex(), v["mac"], v["name"])


def blind_index(vectors):
    for v in vectors["digests"]:
        found = digest(bytes.fromhex(v["root"]), v["collection"], v["field"], v["way"], v["version"], v["text"])
        expect(found.hex(), v["digest"], v["name"])


def token(vectors):
    for v in vectors["tokens"]:
        expect("tok_" + base32(bytes.fromhex(v["bits"]), 32), v["token"], v["token"])
        expect(token_digest(v["token"]).hex(), v["digest"], v["token"])
    for v in vectors["refused"]:
        refuses(lambda: token_digest(v["token"]), v["name"])


def api_keys(vectors):
    for v in vectors["keys"]:
        expect(api_key(bytes.fromhex(v["bits"])), v["key"], v["key"])
        expect(api_key_digest(v["key"]).hex(), v["digest"], v["key"])
    for v in vectors["refused"]:
        refuses(lambda: api_key_digest(v["key"]), v["name"])


def share_of(secret, coefficients, number):
    share = bytearray()
    for byte, more in zip(secret, coefficients):
        value, power = byte, number
        for c in more:
            value ^= _gf8(c, power)
            power = _gf8(power, number)
        share.append(value)
    return bytes(share)


def share_text(split, needed, count, number, share):
    payload = bytes([1]) + split + bytes([needed, count, number]) + share
    letters = base32(payload + hashlib.sha256(b"bailee share 1" + payload).digest()[:6], 80)
    return "-".join(letters[i : i + 5] for i in range(0, 80, 5))


def share_read(typed):
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    letters = [c for c in typed.lower().replace("0", "o").replace("1", "l") if c not in "- \t\r\n"]
    if len(letters) != 80 or any(c not in alphabet for c in letters):
        raise Corrupt()
    bits = int("".join(format(alphabet.index(c), "05b") for c in letters), 2).to_bytes(50, "big")
    payload, check = bits[:44], bits[44:]
    if payload[0] != 1 or check != hashlib.sha256(b"bailee share 1" + payload).digest()[:6]:
        raise Corrupt()
    needed, count, number = payload[9:12]
    if not (2 <= needed <= count <= 16 and 1 <= number <= count):
        raise Corrupt()
    return payload[1:9], needed, count, number, payload[12:]


def shares_combine(shares):
    secret = bytearray(32)
    for number, share in shares.items():
        weight = 1
        for other in shares:
            if other != number:
                inverse = next(y for y in range(1, 256) if _gf8(y, number ^ other) == 1)
                weight = _gf8(weight, _gf8(other, inverse))
        for j, byte in enumerate(share):
            secret[j] ^= _gf8(byte, weight)
    return bytes(secret)


def shares(vectors):
    for v in vectors["products"]:
        expect(_gf8(v["a"], v["b"]), v["product"], str(v))
    for v in vectors["splits"]:
        secret, split = bytes.fromhex(v["secret"]), bytes.fromhex(v["id"])
        coefficients = [bytes.fromhex(c) for c in v["coefficients"]]
        check = hmac.digest(secret, b"bailee shares 1" + split + bytes([v["needed"], v["count"]]), "sha256")[:16]
        expect(check.hex(), v["check"], v["name"])
        known = {}
        for s in v["shares"]:
            share = share_of(secret, coefficients, s["number"])
            expect(share.hex(), s["share"], v["name"])
            expect(share_text(split, v["needed"], v["count"], s["number"], share), s["text"], v["name"])
            expect(share_read(s["text"].upper().replace("-", " ")), (split, v["needed"], v["count"], s["number"], share), v["name"])
            known[s["number"]] = share
        for choice in v["choices"]:
            expect(shares_combine({i: known[i] for i in choice}), secret, v["name"])
    for v in vectors["refused"]:
        refuses(lambda: share_read(v["text"]), v["name"])


READERS = {
    "sealed-field": sealed_field,
    "sealed-record": sealed_record,
    "person-state": person_state,
    "key-wrapping": key_wrapping,
    "staff-root": staff_root,
    "blind-index": blind_index,
    "token": token,
    "api-key": api_keys,
    "shares": shares,
}

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for name, reader in READERS.items():
        vectors = json.loads((folder / (name + ".json")).read_text("utf-8"))
        reader(vectors)
        print(name, sum(len(part) for part in vectors.values() if isinstance(part, list)))
