"""Sources that method sentences name, in full; a source that is not here is only named in its sentence."""

from __future__ import annotations

import re

# By what a sentence says: names, and the year when it stands there.
_SOURCES = (
    (r"Barnard en Rubin", "Barnard, J., & Rubin, D. B. (1999). Biometrika, 86, 948-955."),
    (r"Benjamini.{1,4}Hochberg", "Benjamini, Y., & Hochberg, Y. (1995). JRSS B, 57, 289-300."),
    (r"Bonett", "Bonett, D. G. (2008). Psychological Methods, 13, 99-109."),
    (r"Christensen en Mendoza", "Christensen, L., & Mendoza, J. L. (1986). Behavior Therapy, 17, 305-308."),
    (r"\bCliff", "Cliff, N. (1993). Psychological Bulletin, 114, 494-509."),
    (r"Clopper", "Clopper, C. J., & Pearson, E. S. (1934). Biometrika, 26, 404-413."),
    (r"[Kk]appa van Cohen|Cohen \(1960\)", "Cohen, J. (1960). Educational and Psychological Measurement, 20, 37-46."),
    (r"\bConger", "Conger, A. J. (1980). Psychological Bulletin, 88, 322-328."),
    (r"Cronbach", "Cronbach, L. J. (1951). Psychometrika, 16, 297-334."),
    (r"\bEgger", "Egger, M., Davey Smith, G., Schneider, M., & Minder, C. (1997). BMJ, 315, 629-634."),
    (r"Feldt", "Feldt, L. S. (1965). Psychometrika, 30, 357-370."),
    (r"[Kk]appa van Fleiss|Fleiss \(1971\)", "Fleiss, J. L. (1971). Psychological Bulletin, 76, 378-382."),
    (r"\bGwet", "Gwet, K. L. (2008). British Journal of Mathematical and Statistical Psychology, 61, 29-48."),
    (r"Hartung", "Hartung, J., & Knapp, G. (2001). Statistics in Medicine, 20, 1771-1782."),
    (r"\bHedges", "Hedges, L. V. (1981). Journal of Educational Statistics, 6, 107-128."),
    (r"\bHolm\b", "Holm, S. (1979). Scandinavian Journal of Statistics, 6, 65-70."),
    (r"Jacobson", "Jacobson, N. S., & Truax, P. (1991). Journal of Consulting and Clinical Psychology, 59, 12-19."),
    (r"\bJames\b", "James, L. R., Demaree, R. G., & Wolf, G. (1984). Journal of Applied Psychology, 69, 85-98."),
    (r"Kaplan", "Kaplan, E. L., & Meier, P. (1958). Journal of the American Statistical Association, 53, 457-481."),
    (r"Kenward", "Kenward, M. G., & Roger, J. H. (1997). Biometrics, 53, 983-997."),
    (r"Kiresuk", "Kiresuk, T. J., & Sherman, R. E. (1968). Community Mental Health Journal, 4, 443-453."),
    (r"Krippendorff", "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4e druk). Sage."),
    (r"McGraw", "McGraw, K. O., & Wong, S. P. (1996). Psychological Methods, 1, 30-46."),
    (r"Newcombe", "Newcombe, R. G. (1998). Statistics in Medicine, 17, 873-890."),
    (r"Paule", "Paule, R. C., & Mandel, J. (1982). J. Res. National Bureau of Standards, 87, 377-385."),
    (r"Rubin \(1987\)", "Rubin, D. B. (1987). Multiple imputation for nonresponse in surveys. Wiley."),
    (r"Satterthwaite", "Satterthwaite, F. E. (1946). Biometrics Bulletin, 2, 110-114."),
    (r"Shrout", "Shrout, P. E., & Fleiss, J. L. (1979). Psychological Bulletin, 86, 420-428."),
    (r"Taylor e\.a\.", "Taylor, P., Russ-Eft, D., & Taylor, H. (2009). American Journal of Evaluation, 30, 31-43."),
    (r"\bWilcoxon", "Wilcoxon, F. (1945). Biometrics Bulletin, 1, 80-83."),
    (r"\bWilson", "Wilson, E. B. (1927). Journal of the American Statistical Association, 22, 209-212."),
)  # fmt: skip


def sources_in(text: str) -> tuple[str, ...]:
    """The sources that a text names, in alphabetical order."""
    return tuple(source for pattern, source in _SOURCES if re.search(pattern, text))
