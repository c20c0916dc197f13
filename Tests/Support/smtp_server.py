"""A real mail server for tests: keeps each letter as a JSON file, in the order they came.

It listens on a free port of 127.0.0.1, says "port N" on its first line of output, and stops when its
standard input ends, so it never outlives the test that started it.
"""

import argparse
import asyncio
import base64
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, options):
        self.folder = pathlib.Path(options.folder)
        self.answers = dict(answer.split("=", 1) for answer in options.answer)
        self.count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "rcpt" in self.answers:
            return self.answers["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "data" in self.answers:
            return self.answers["data"]
        self.count += 1
        letter = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "greeting": session.host_name,
            "isEncrypted": server.transport.get_extra_info("sslcontext") is not None,
            "user": (session.auth_data or b"").decode(),
            "content": base64.b64encode(envelope.original_content).decode(),
        }
        (self.folder / f"{self.count:04}.json").write_text(json.dumps(letter))
        return "250 Kept"


def authenticator(wanted):
    user, _, password = wanted.partition(":")

    def check(server, session, envelope, mechanism, data):
        isRight = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=isRight, handled=isRight, auth_data=data.login)

    return check


def context(options):
    if not options.certificate:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(options.certificate, options.key)
    return made


async def serve(options):
    keeper, tls = Keeper(options), context(options)

    def connection():
        arguments = {"hostname": "mail.example.org", "tls_context": None if options.implicit else tls}
        if tls and not options.implicit:
            arguments["require_starttls"] = True
        if options.auth:
            arguments |= {
                "authenticator": authenticator(options.auth), "auth_required": True, "auth_require_tls": False,
            }
        return SMTP(keeper, **arguments)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=tls if options.implicit else None)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--auth", help="NAME:PASSWORD, without which no letter is taken")
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit", action="store_true", help="encrypted from the first byte")
parser.add_argument("--answer", action="append", default=[], help="STEP=ANSWER: mail, rcpt or data")
asyncio.run(serve(parser.parse_args()))
