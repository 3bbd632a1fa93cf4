from __future__ import annotations

import base64
import hashlib

from generator.publish.security_policy import inline_scripts, security_policy


def directives(policy):
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_inline_scripts_are_those_without_an_address_or_a_type():
    html = '<script>a\nb</script><script src="x"></script><script type="application/json">{}</script><script>c</script>'
    assert inline_scripts(html) == ("a\nb", "c")


def test_only_the_given_scripts_may_run():
    policy = directives(security_policy(["a", "b", "a"]))
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in (b"a", b"b")}
    assert set(policy["script-src"].split()) == {"'self'", "file:", *hashes}
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in security_policy(["a"])


def test_nothing_may_be_loaded_from_another_site():
    allowed = {"'self'", "'none'", "file:", "data:"}
    policy = directives(security_policy())
    assert {source for sources in policy.values() for source in sources.split()} <= allowed
    assert "data:" not in policy["script-src"]
