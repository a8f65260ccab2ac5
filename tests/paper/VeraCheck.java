import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Prints one line for each rule that a PDF breaks, and nothing for a PDF that breaks none.
 *
 * <p>VeraCheck 2a ua1 file.pdf
 */
public class VeraCheck {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    String file = words[words.length - 1];
    for (int i = 0; i < words.length - 1; i++) {
      tell(words[i], brokenRules(PDFAFlavour.fromString(words[i]), file));
    }
  }

  private static Map<String, Integer> brokenRules(PDFAFlavour standard, String file)
      throws Exception {
    Map<String, Integer> broken = new TreeMap<>();
    try (FileInputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, standard, standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      for (TestAssertion told : validator.validateAll(parser).get(0).getTestAssertions()) {
        if (told.getStatus() == TestAssertion.Status.FAILED) {
          broken.merge(sentence(told), 1, Integer::sum);
        }
      }
    }
    return broken;
  }

  private static String sentence(TestAssertion told) {
    String rule = told.getRuleId().getClause() + "-" + told.getRuleId().getTestNumber();
    return rule + " " + told.getMessage().replaceAll("\\s+", " ");
  }

  private static void tell(String standard, Map<String, Integer> broken) {
    broken.forEach((rule, times) -> System.out.println(standard + ": " + times + " x " + rule));
  }
}
