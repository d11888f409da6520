"""Check digits, each with its source. All take bare digits (an IBAN: letters and digits) and never raise."""

from __future__ import annotations

_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BIS = (0, 20, 40)  # added to the month where the sex or the day of birth was not known


def eleven_test(digits: str) -> bool:
    """Whether nine digits can be a BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i divides by eleven, and not all are zero.

    Eight digits are an older number whose leading zero was left out.
    Source: Logisch Ontwerp BSN (RvIG), the elfproef for the burgerservicenummer.
    """
    if len(digits) == 8:
        digits = "0" + digits
    if len(digits) != 9 or not digits.strip("0"):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True)) % 11 == 0


def iban_test(iban: str) -> bool:
    """Whether the IBAN, its first four signs moved to the end and letters read as 10 to 35, is 1 modulo 97.

    Source: ISO 13616 (IBAN), check digits by ISO 7064 MOD 97-10.
    """
    moved = iban[4:] + iban[:4]
    if not (moved.isascii() and moved.isalnum()) or len(moved) < 5:
        return False
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def national_number_test(digits: str) -> bool:
    """Whether eleven digits can be a rijksregisternummer: the last two are 97 minus the first nine modulo 97.

    For people born from 2000 on a 2 stands before the nine. The first six are year, month and day of birth;
    a month may carry 20 or 40 more (bis number), month and day may be zero.
    Source: KB 3 april 1984 (samenstelling van het identificatienummer); bis number: KB 8 februari 1991.
    """
    if len(digits) != 11:
        return False
    month, day, check = int(digits[2:4]), int(digits[4:6]), int(digits[9:])
    if day > 31 or not any(0 <= month - more <= 12 for more in _BIS):
        return False
    return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)
