"""How a person reads and writes times."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

OURS = "en_GB"
FROM_THE_RIGHT = {"ar", "he", "ur"}

# Every way that is offered, by its name in its own language. All of them count years as Gregory did: where
# another calendar is the usual one, a year of ours would be taken for another.
LOCALES = {
    "ca_ES": "català (Espanya)",
    "cs_CZ": "čeština (Česko)",
    "da_DK": "dansk (Danmark)",
    "de_DE": "Deutsch (Deutschland)",
    "de_AT": "Deutsch (Österreich)",
    "de_CH": "Deutsch (Schweiz)",
    "en_AU": "English (Australia)",
    "en_CA": "English (Canada)",
    "en_IN": "English (India)",
    "en_IE": "English (Ireland)",
    "en_NZ": "English (New Zealand)",
    "en_ZA": "English (South Africa)",
    "en_GB": "English (United Kingdom)",
    "en_US": "English (United States)",
    "es_AR": "español (Argentina)",
    "es_ES": "español (España)",
    "es_MX": "español (México)",
    "fil_PH": "Filipino (Pilipinas)",
    "fr_CA": "français (Canada)",
    "fr_FR": "français (France)",
    "id_ID": "Indonesia (Indonesia)",
    "it_IT": "italiano (Italia)",
    "sw_KE": "Kiswahili (Kenya)",
    "hu_HU": "magyar (Magyarország)",
    "ms_MY": "Melayu (Malaysia)",
    "nl_NL": "Nederlands (Nederland)",
    "nb_NO": "norsk bokmål (Norge)",
    "pl_PL": "polski (Polska)",
    "pt_BR": "português (Brasil)",
    "pt_PT": "português (Portugal)",
    "ro_RO": "română (România)",
    "fi_FI": "suomi (Suomi)",
    "sv_SE": "svenska (Sverige)",
    "vi_VN": "Tiếng Việt (Việt Nam)",
    "tr_TR": "Türkçe (Türkiye)",
    "el_GR": "Ελληνικά (Ελλάδα)",
    "ru_RU": "русский (Россия)",
    "uk_UA": "українська (Україна)",
    "he_IL": "עברית (ישראל)",
    "ur_PK": "اردو (پاکستان)",
    "ar_AE": "العربية (الإمارات العربية المتحدة)",
    "ar_MA": "العربية (المغرب)",
    "ar_EG": "العربية (مصر)",
    "mr_IN": "मराठी (भारत)",
    "hi_IN": "हिन्दी (भारत)",
    "bn_BD": "বাংলা (বাংলাদেশ)",
    "bn_IN": "বাংলা (ভারত)",
    "ta_IN": "தமிழ் (இந்தியா)",
    "te_IN": "తెలుగు (భారతదేశం)",
    "zh_Hans_CN": "中文 (简体, 中国)",
    "zh_Hant_TW": "中文 (繁體, 台灣)",
    "zh_Hant_HK": "中文 (繁體字, 中國香港特別行政區)",
    "ja_JP": "日本語 (日本)",
    "ko_KR": "한국어 (대한민국)",
}


@dataclass(frozen=True)
class Manner:
    """In which zone, and in which of `LOCALES`."""

    zone: ZoneInfo
    locale: str = OURS

    @property
    def tag(self) -> str:
        """The language as a page names it, such as `zh-Hans-CN`."""
        return self.locale.replace("_", "-")

    @property
    def language(self) -> str:
        """Without the country, such as `zh`."""
        return self.locale.split("_")[0]

    @property
    def direction(self) -> str:
        """Where a line begins."""
        return "rtl" if self.language in FROM_THE_RIGHT else "ltr"
