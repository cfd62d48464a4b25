"""Where each script of Unicode begins, as text: ``41Latn 5bZyyy`` (hexadecimal, ISO 15924).

The Script property (UAX #24) of Unicode 14, with letters of Unicode 15 added (Cyrillic,
Latin, kana, Kawi, Nag Mundari). A gap of fewer than 128 unassigned characters goes with the range
before it, so that a letter which Unicode adds to a block later already has its script; planes 2
and 3 are Han whether assigned or not. ``Zzzz`` is what no script claims (private use, surrogates,
non-characters, unassigned planes). Write nothing here by hand: the test of
:mod:`rusrec.scripts.detect` holds the table against the character names that Python knows.
"""

__all__ = ["RANGES"]

RANGES = (
    "0Zyyy 41Latn 5bZyyy 61Latn 7bZyyy aaLatn abZyyy baLatn bbZyyy c0Latn d7Zyyy d8Latn f7Zyyy "
    "f8Latn 2b9Zyyy 2e0Latn 2e5Zyyy 2eaBopo 2ecZyyy 300Zinh 370Grek 374Zyyy 375Grek 37eZyyy "
    "37fGrek 385Zyyy 386Grek 387Zyyy 388Grek 3e2Copt 3f0Grek 400Cyrl 485Zinh 487Cyrl 531Armn "
    "591Hebr 600Arab 605Zyyy 606Arab 60cZyyy 60dArab 61bZyyy 61cArab 61fZyyy 620Arab 640Zyyy "
    "641Arab 64bZinh 656Arab 670Zinh 671Arab 6ddZyyy 6deArab 700Syrc 750Arab 780Thaa 7c0Nkoo "
    "800Samr 840Mand 860Syrc 870Arab 8e2Zyyy 8e3Arab 900Deva 951Zinh 955Deva 964Zyyy 966Deva "
    "980Beng a01Guru a81Gujr b01Orya b82Taml c00Telu c80Knda d00Mlym d81Sinh e01Thai e3fZyyy "
    "e40Thai e81Laoo f00Tibt fd5Zyyy fd9Tibt 1000Mymr 10a0Geor 10fbZyyy 10fcGeor 1100Hang "
    "1200Ethi 13a0Cher 1400Cans 1680Ogam 16a0Runr 16ebZyyy 16eeRunr 1700Tglg 1720Hano 1735Zyyy "
    "1740Buhd 1760Tagb 1780Khmr 1800Mong 1802Zyyy 1804Mong 1805Zyyy 1806Mong 18b0Cans 1900Limb "
    "1950Tale 1980Talu 19e0Khmr 1a00Bugi 1a20Lana 1ab0Zinh 1b00Bali 1b80Sund 1bc0Batk 1c00Lepc "
    "1c50Olck 1c80Cyrl 1c90Geor 1cc0Sund 1cd0Zinh 1cd3Zyyy 1cd4Zinh 1ce1Zyyy 1ce2Zinh 1ce9Zyyy "
    "1cedZinh 1ceeZyyy 1cf4Zinh 1cf5Zyyy 1cf8Zinh 1cfaZyyy 1d00Latn 1d26Grek 1d2bCyrl 1d2cLatn "
    "1d5dGrek 1d62Latn 1d66Grek 1d6bLatn 1d78Cyrl 1d79Latn 1dbfGrek 1dc0Zinh 1e00Latn 1f00Grek "
    "2000Zyyy 200cZinh 200eZyyy 2071Latn 2074Zyyy 207fLatn 2080Zyyy 2090Latn 20a0Zyyy 20d0Zinh "
    "2100Zyyy 2126Grek 2127Zyyy 212aLatn 212cZyyy 2132Latn 2133Zyyy 214eLatn 214fZyyy 2160Latn "
    "2189Zyyy 2800Brai 2900Zyyy 2c00Glag 2c60Latn 2c80Copt 2d00Geor 2d30Tfng 2d80Ethi 2de0Cyrl "
    "2e00Zyyy 2e80Hani 2ff0Zyyy 3005Hani 3006Zyyy 3007Hani 3008Zyyy 3021Hani 302aZinh 302eHang "
    "3030Zyyy 3038Hani 303cZyyy 3041Hira 3099Zinh 309bZyyy 309dHira 30a0Zyyy 30a1Kana 30fbZyyy "
    "30fdKana 3105Bopo 3131Hang 3190Zyyy 31a0Bopo 31c0Zyyy 31f0Kana 3200Hang 3220Zyyy 3260Hang "
    "327fZyyy 32d0Kana 32ffZyyy 3300Kana 3358Zyyy 3400Hani 4dc0Zyyy 4e00Hani a000Yiii a4d0Lisu "
    "a500Vaii a640Cyrl a6a0Bamu a700Zyyy a722Latn a788Zyyy a78bLatn a800Sylo a830Zyyy a840Phag "
    "a880Saur a8e0Deva a900Kali a92eZyyy a92fKali a930Rjng a960Hang a980Java a9cfZyyy a9d0Java "
    "a9e0Mymr aa00Cham aa60Mymr aa80Tavt aae0Mtei ab01Ethi ab30Latn ab5bZyyy ab5cLatn ab65Grek "
    "ab66Latn ab6aZyyy ab70Cher abc0Mtei ac00Hang d7fcZzzz f900Hani fb00Latn fb13Armn fb1dHebr "
    "fb50Arab fd3eZyyy fd40Arab fdd0Zzzz fdf0Arab fe00Zinh fe10Zyyy fe20Zinh fe2eCyrl fe30Zyyy "
    "fe70Arab feffZyyy ff21Latn ff3bZyyy ff41Latn ff5bZyyy ff66Kana ff70Zyyy ff71Kana ff9eZyyy "
    "ffa0Hang ffe0Zyyy fffeZzzz 10000Linb 10100Zyyy 10140Grek 10190Zyyy 101a0Grek 101d0Zyyy "
    "101fdZinh 101feZzzz 10280Lyci 102a0Cari 102e0Zinh 102e1Zyyy 10300Ital 10330Goth 10350Perm "
    "10380Ugar 103a0Xpeo 10400Dsrt 10450Shaw 10480Osma 104b0Osge 10500Elba 10530Aghb 10570Vith "
    "10600Lina 10780Latn 10800Cprt 10840Armi 10860Palm 10880Nbat 108e0Hatr 10900Phnx 10920Lydi "
    "10980Mero 109a0Merc 10a00Khar 10a60Sarb 10a80Narb 10ac0Mani 10b00Avst 10b40Prti 10b60Phli "
    "10b80Phlp 10c00Orkh 10c80Hung 10d00Rohg 10d3aZzzz 10e60Arab 10e80Yezi 10f00Sogo 10f30Sogd "
    "10f70Ougr 10fb0Chrs 10fe0Elym 11000Brah 11080Kthi 110d0Sora 11100Cakm 11150Mahj 11180Shrd "
    "111e1Sinh 11200Khoj 11280Mult 112b0Sind 11300Gran 1133bZinh 1133cGran 11375Zzzz 11400Newa "
    "11480Tirh 114daZzzz 11580Sidd 11600Modi 11660Mong 11680Takr 11700Ahom 11747Zzzz 11800Dogr "
    "118a0Wara 11900Diak 119a0Nand 11a00Zanb 11a50Soyo 11ab0Cans 11ac0Pauc 11af9Zzzz 11b00Deva "
    "11b0aZzzz 11c00Bhks 11c70Marc 11d00Gonm 11d60Gong 11daaZzzz 11ee0Maka 11ef9Zzzz 11f00Kawi "
    "11f5aZzzz 11fb0Lisu 11fc0Taml 12000Xsux 12544Zzzz 12f90Cpmn 13000Egyp 13439Zzzz 14400Hluw "
    "14647Zzzz 16800Bamu 16a40Mroo 16a70Tnsa 16ad0Bass 16b00Hmng 16b90Zzzz 16e40Medf 16f00Plrd "
    "16fe0Tang 16fe1Nshu 16fe2Hani 16fe4Kits 16ff0Hani 17000Tang 18b00Kits 18d00Tang 18d09Zzzz "
    "1aff0Kana 1b001Hira 1b120Kana 1b132Hira 1b133Kana 1b150Hira 1b155Kana 1b156Hira 1b164Kana "
    "1b170Nshu 1b2fcZzzz 1bc00Dupl 1bca0Zyyy 1bca4Zzzz 1cf00Zinh 1cf50Zyyy 1d167Zinh 1d16aZyyy "
    "1d17bZinh 1d183Zyyy 1d185Zinh 1d18cZyyy 1d1aaZinh 1d1aeZyyy 1d200Grek 1d246Zzzz 1d2c0Zyyy "
    "1d2d4Zzzz 1d2e0Zyyy 1d379Zzzz 1d400Zyyy 1d800Sgnw 1dab0Zzzz 1df00Latn 1df2bZzzz 1e000Glag "
    "1e02bZzzz 1e030Cyrl 1e090Zzzz 1e100Hmnp 1e150Zzzz 1e290Toto 1e2c0Wcho 1e300Zzzz 1e4d0Nagm "
    "1e4faZzzz 1e7e0Ethi 1e800Mend 1e900Adlm 1e960Zzzz 1ec71Zyyy 1ed3eZzzz 1ee00Arab 1eef2Zzzz "
    "1f000Zyyy 1f200Hira 1f201Zyyy 1f266Zzzz 1f300Zyyy 1fbfaZzzz 20000Hani 2fffeZzzz 30000Hani "
    "3fffeZzzz e0001Zyyy e0080Zzzz e0100Zinh e01f0Zzzz "
)
