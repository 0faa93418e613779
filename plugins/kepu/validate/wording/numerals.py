"""Numbers that prove themselves: identity numbers and bank cards carry a check digit.

Comes in: digits without gaps. Goes out: yes or no. Identity numbers: GB 11643, check by ISO 7064 MOD 11-2; bank
cards: the Luhn check of ISO/IEC 7812.
"""

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BIRTH = re.compile(
    "[1-8][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
)
_OLD_BIRTH = re.compile("[1-8][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}")


def is_identity(number: str) -> bool:
    """Tell whether 18 characters are an identity number: by the day of birth or by the check digit."""
    number = number.replace(" ", "").upper()
    if number.endswith("X") or _BIRTH.fullmatch(number):
        return True
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17]


def is_old_identity(number: str) -> bool:
    """Tell whether 15 digits are an identity number of the first generation."""
    return _OLD_BIRTH.fullmatch(number) is not None


def is_bank_card(number: str) -> bool:
    """Tell whether digits, with or without gaps, pass the check of bank cards."""
    digits = [int(digit) for digit in reversed(number) if digit.isdigit()]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
