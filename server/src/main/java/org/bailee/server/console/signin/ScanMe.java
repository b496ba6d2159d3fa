package org.bailee.server.console.signin;

import io.nayuki.qrcodegen.QrCode;

/// A text as a picture for a telephone's camera: the path of an SVG, dark on light in either theme.
///
/// @param size of the picture in modules, its quiet border of four included (ISO/IEC 18004)
public record ScanMe(int size, String path) {
    private static final int BORDER = 4;

    public static ScanMe of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new ScanMe(code.size + 2 * BORDER, path.toString());
    }
}
