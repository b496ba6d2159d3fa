package org.bailee.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/// Takes the log of openings out of a server that is measured: what it costs can be told only beside a server
/// that has none, and the product has no switch for that.
public final class Unlogged {
    private static final String LOG = "org/bailee/server/audit/AuditLog";
    private static final String APPEND = "appendAllDurably";

    private Unlogged() {}

    /// Called by the JVM before the server's own main method.
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                return LOG.equals(name) ? without(bytes) : null;
            }
        });
    }

    private static byte[] without(byte[] bytes) {
        boolean[] found = new boolean[1];
        MethodTransform nothing = (method, part) -> {
            if (part instanceof CodeModel) {
                found[0] = true;
                method.withCode(code -> code.invokestatic(
                                ConstantDescs.CD_List, "of", MethodTypeDesc.of(ConstantDescs.CD_List), true)
                        .areturn());
            } else {
                method.with(part);
            }
        };
        byte[] changed = ClassFile.of()
                .transformClass(
                        ClassFile.of().parse(bytes),
                        ClassTransform.transformingMethods(
                                method -> method.methodName().equalsString(APPEND), nothing));
        if (!found[0]) {
            throw new IllegalStateException("The log has no " + APPEND + " any more: this measurement is of nothing.");
        }
        return changed;
    }
}
