package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/**
 * What a PDF contains in addition to the text of its pages.
 *
 * @param portfolio whether it is a cover for embedded files
 * @param files the names of embedded files
 * @param commented the numbers of the pages with comments, starting at 1
 */
record PdfExtras(boolean portfolio, Set<String> files, List<Integer> commented) {
  private static final int MOST = 100;

  static PdfExtras of(PDDocument document, Guard guard) throws IOException {
    Set<String> files = new LinkedHashSet<>();
    var names = document.getDocumentCatalog().getNames();
    PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
    if (tree != null) {
      collect(tree, files, guard, 0);
    }
    List<Integer> commented = new ArrayList<>();
    int number = 0;
    for (PDPage page : PdfText.pagesOf(document, guard)) {
      number++;
      boolean comments = false;
      for (PDAnnotation annotation : page.getAnnotations()) {
        guard.tick();
        if (annotation instanceof PDAnnotationFileAttachment attachment) {
          add(attachment.getFile(), "", files);
        } else {
          comments |= isComment(annotation);
        }
      }
      if (comments) {
        commented.add(number);
      }
    }
    boolean portfolio =
        document.getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("Collection"));
    return new PdfExtras(portfolio, files, commented);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeBoolean(portfolio);
    WireFormat.write(out, List.copyOf(files), WireFormat::write);
    WireFormat.write(out, commented, DataOutputStream::writeInt);
  }

  static PdfExtras read(DataInputStream in) throws IOException {
    return new PdfExtras(
        in.readBoolean(),
        new LinkedHashSet<>(WireFormat.list(in, WireFormat::text)),
        WireFormat.list(in, DataInputStream::readInt));
  }

  private static boolean isComment(PDAnnotation annotation) {
    boolean other =
        annotation instanceof PDAnnotationWidget
            || annotation instanceof PDAnnotationLink
            || annotation instanceof PDAnnotationPopup;
    return !other && annotation.getContents() != null && !annotation.getContents().isBlank();
  }

  private static void collect(
      PDNameTreeNode<PDComplexFileSpecification> node, Set<String> files, Guard guard, int depth)
      throws IOException {
    guard.check();
    Map<String, PDComplexFileSpecification> here = node.getNames();
    if (here != null) {
      here.forEach((name, file) -> add(file, name, files));
    }
    List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
    if (kids != null && depth < 20 && files.size() < MOST) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : kids) {
        collect(kid, files, guard, depth + 1);
      }
    }
  }

  private static void add(
      @org.jspecify.annotations.Nullable PDFileSpecification file, String name, Set<String> files) {
    String own = file instanceof PDComplexFileSpecification full ? full.getFilename() : null;
    String shown =
        own != null ? own : file != null && file.getFile() != null ? file.getFile() : name;
    if (!shown.isBlank() && files.size() < MOST) {
      files.add(shown);
    }
  }
}
