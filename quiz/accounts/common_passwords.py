"""Passwords of eight and more characters that are guessed first, German and English, in lower case."""

COMMON_PASSWORDS = frozenset(
    """
    12345678 123456789 1234567890 12345678910 0123456789 987654321 9876543210 11223344 12341234 12344321 123123123
    1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 qwertzui qwertzuiop qwertyui qwertyuiop asdfghjk asdfghjkl yxcvbnmm
    asdfasdf asdf1234 qwer1234 qwertz123 qwerty123 abcd1234 abcdefgh abcdefg1 a1b2c3d4 aa123456 abc12345 abc123456
    password password1 password12 password123 passwort passwort1 passwort12 passwort123 passw0rd p@ssw0rd p@ssword
    kennwort kennwort1 kennwort123 geheim123 geheimnis meinpasswort meinkennwort hallo123 hallo1234 hallohallo
    hallowelt ichliebedich iloveyou iloveyou1 schatz123 schatzi1 schalke04 fcbayern bayern123 borussia werder99
    fussball fussball1 football football1 baseball basketball superman batman123 starwars pokemon1 pokemon123
    minecraft minecraft1 fortnite fortnite1 roblox123 sommer2020 sommer2021 sommer2022 sommer2023 sommer2024 sommer2025
    sommer2026 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026 herbst2025 fruehling
    sonnenschein sonnenblume schmetterling prinzessin princess princess1 butterfly sunshine sunshine1 computer
    computer1 internet internet1 samsung1 michelle jennifer alexander alexandra christian christina sebastian
    benjamin elisabeth katharina valentin berlin123 hamburg1 muenchen deutschland germany1 schule123 schueler
    schueler1 schueler123 lehrer123 lehrerin lehrerin1 klasse123 unterricht mathematik gymnasium realschule
    administrator admin123 admin1234 administrator1 changeme changeme1 welcome1 welcome123 willkommen willkommen1
    letmein1 letmein123 trustno1 whatever mustang1 master123 monkey123 dragon123 test1234 testtest test12345
    testpasswort default1 guest1234 user1234 login123 quiz1234 nachgefragt nachgefragt1
    """.split()
)
