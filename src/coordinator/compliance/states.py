"""The states and territories as two letters and as ICE's lists print them."""

_NAMES = """AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam
|VI Virgin Islands|AS American Samoa|MP Northern Mariana Islands"""

STATES = {entry.strip()[:2]: entry.strip()[3:] for entry in _NAMES.split("|")}
"""Names by their two letters."""


def same_state(code: str, written: str) -> bool:
    """Return whether *written*, as two letters or a name in any case, is the state *code*."""
    return written.strip().casefold() in {code.casefold(), STATES.get(code, code).casefold()}
