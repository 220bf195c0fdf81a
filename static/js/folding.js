// When two texts are one, and when one is found in another: as the server folds them, step by step.
"use strict";
{
  /** Letters that Unicode does not take apart, with what people type who do not have them. */
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ħ: "h", ł: "l", ŧ: "t", ı: "i", ς: "σ" };

  /** Two texts with the same identity are one. */
  function identity(text) {
    const shown = text.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
    return shown.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFC");
  }

  /** A text is found where its folding is part of another's. */
  function search(text) {
    const bare = text.normalize("NFKD").replace(/[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu, "");
    const small = bare.toUpperCase().toLowerCase();
    return small.replace(/[ßæœþøđðħłŧıς]/g, (letter) => PLAIN[letter]);
  }

  globalThis.folding = { identity, search };
}
