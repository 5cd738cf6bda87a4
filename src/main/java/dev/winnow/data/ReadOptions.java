package dev.winnow.data;

/// How files are read: detected first, each part editable, stored with the dataset.
///
/// @param delimiter    CSV: one of `,` `;` tab `|`
/// @param quote        CSV: quote character
/// @param charset      CSV: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1252`, ...
/// @param byteOrderMark whether the file starts with one; it never becomes part of a name
/// @param decimalComma `3,5` means three and a half
/// @param header       the first row names the columns
public record ReadOptions(
        FileFormat format,
        String delimiter,
        String quote,
        String charset,
        boolean byteOrderMark,
        boolean decimalComma,
        boolean header) {}
