package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no annotation can say about an input is refused by the field that is to blame, never by the input as a whole.
class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            group-sequential-boundaries | {"fractions": [0.5, 0.4, 1]} | fractions[1] is 0.4, but must be above fractions[0], which is 0.5.
            group-sequential-boundaries | {"fractions": [1], "rule": "wang-tsiatis", "parameter": 9} | parameter is 9, but must be at most 1.
            group-sequential-boundaries | {"fractions": [1], "rule": "wang-tsiatis", "parameter": -3} | parameter is -3, but must be at least -2.
            group-sequential-boundaries | {"fractions": [1], "rule": "kim-demets", "parameter": 0} | parameter is 0, but must be above 0.
            group-sequential-boundaries | {"fractions": [1], "rule": "pocock", "parameter": 1} | parameter cannot be taken: this rule has no parameter.
            group-sequential-boundaries | {"fractions": [1], "shares": [1]} | shares cannot be taken: only the rule 'given' takes them.
            group-sequential-boundaries | {"fractions": [0.5, 1], "rule": "given", "shares": [1]} | shares has length 1, but fractions has length 2; they must be equally long.
            group-sequential-boundaries | {"fractions": [0.5, 1], "rule": "given", "shares": [0.4, 0.3]} | shares[1] is 0.3, but must be at least shares[0], which is 0.4.
            group-sequential-boundaries | {"fractions": [0.5, 2], "rule": "given", "shares": [0.4, 1]} | fractions[1] is 2, but must be at most 1.
            group-sequential-boundaries | {"fractions": [1], "sides": "one-sided", "alpha": 0.5} | alpha is 0.5, but must be below 0.5.
            group-sequential-futility | {"fractions": [1], "futility": "pocock-spending", "futilityParameter": 1} | futilityParameter cannot be taken: this rule has no parameter.
            group-sequential-futility | {"fractions": [1], "efficacyParameter": -1} | efficacyParameter is -1, but must be above 0.
            group-sequential-size-means | {"design": {"fractions": [1]}, "difference": 0, "sd": 1} | difference is 0, which is no effect; a plan needs one.
            group-sequential-size-rates | {"design": {"fractions": [1]}, "treatmentRate": 0.1, "controlRate": 0.1} | treatmentRate is 0.1, the same as controlRate; a plan needs an effect.
            group-sequential-size-events | {"design": {"fractions": [1]}, "hazardRatio": 1} | hazardRatio is 1, which is no effect; a plan needs one.
            group-sequential-final | {"design": {"fractions": [0.5, 1]}, "look": 3, "estimate": 1, "se": 1} | look is 3, but must be at most 2.
            conditional-power | {"design": {"fractions": [0.5, 1]}, "look": 2, "z": 1} | look is 2, but must be below 2.
            conditional-power | {"design": {"fractions": [1]}, "look": 1, "z": 1} | design.fractions has length 1, but needs at least 2.
            power-two-means | {"sd": 1, "question": {"solve": "power", "effect": 1}} | question.n is missing; it must be a number.
            power-two-means | {"sd": 1, "treatmentSd": 2, "test": "student", "question": {"effect": 1}} | treatmentSd cannot be taken: Student's test takes the same standard deviation in both arms.
            power-two-proportions | {"controlRate": 0.1, "question": {"effect": 0.95}} | question.effect is 0.95, but must be at most 0.9.
            power-two-proportions | {"controlRate": 0.1, "nullValue": -0.2, "question": {"effect": 0}} | nullValue is -0.2, but must be at least -0.1.
            power-paired-proportions | {"discordant": 0.2, "question": {"effect": -0.3}} | question.effect is -0.3, but must be at least -0.2.
            power-two-rates | {"controlRate": 0.2, "question": {"effect": -1}} | question.effect is -1, but must be above 0.
            power-anova | {"arms": 3, "question": {"effect": -1}} | question.effect is -1, but must be above 0.
            power-sample-ratio | {"question": {"effect": 0}} | question.effect is 0, but must be above 0.
            power-log-rank | {"controlHazard": 0.2, "followUp": 0, "question": {"effect": 0.7}} | followUp is 0, but must be above 0.
            power-log-rank | {"controlHazard": 0.2, "formula": "freedman", "nullValue": 2, "question": {"effect": 0.7}} | nullValue cannot be taken: Freedman's formula tests equality only, which is 1.
            power-grid-proportions | {"baselines": [0.1, 0.5], "relativeEffects": [0.1, 1.5], "n": 10} | relativeEffects[1] is 1.5, but must be at most 1.
            growthbook-power | {"mean": 0, "sd": 1, "n": 10, "relativeEffect": 0.1} | mean is 0, but must be another number.
            posthog-running-time | {"metric": "funnel", "mdePercent": 20, "baseline": 1.4} | baseline is 1.4, but must be at most 1.
            graphical-procedure | {"p": [0.1, 0.2], "shares": [0.7, 0.5], "arrows": [[0, 1], [1, 0]]} | shares cannot be taken: they sum to 1.2, but may sum to at most 1.
            graphical-procedure | {"p": [0.1, 0.2], "shares": [0.5, 0.5], "arrows": [[0.5, 0.5], [1, 0]]} | arrows[0][0] cannot be taken: a hypothesis passes nothing on to itself.
            parallel-gatekeeping | {"p": [0.1, 0.2], "sizes": [2, 2]} | sizes cannot be taken: they sum to 4, but there are 2 p-values.
            weighted-holm | {"p": [0.1], "weights": [0]} | weights cannot be taken: they sum to 0, but must sum to at least 0.000001.
            thompson-weights | {"arms": [{"n": 1, "mean": 1, "sd": 1}, {"n": 1, "mean": 1, "sd": 1}, {"n": 1, "mean": 1, "sd": 1}, {"n": 1, "mean": 1, "sd": 1}], "floor": 0.4} | floor is 0.4, but must be at most 0.25.
            rate-test | {"events": 3, "exposure": 1e6, "nullValue": 1e10} | nullValue is 10000000000, but must be at most 9000000000.
            bayes-factor-t | {"t": 2, "n1": 1, "n0": 1} | n0 is 1, but must be at least 2.
            bootstrap-interval | {"observed": 1, "replicates": [1, 2], "kind": "bca"} | influence has length 0, but needs at least 2.
            cross-fitted | {"outcome": [1, 2, 3, 4], "treated": [0, 1, 0, 1], "covariates": [[1, 2, 3, 5]], "folds": 3} | folds is 3, but must be at most 2.
            covariate-balance | {"treatment": {"n": 9, "means": [1, 2], "sds": [1, 1], "correlations": [[1, 0.5], [0.4, 1]]}, "control": {"n": 9, "means": [1], "sds": [1], "correlations": [[1]]}} | treatment.correlations[1][0] is 0.4, but correlations[0][1] is 0.5; they must be the same.
            covariate-balance | {"treatment": {"n": 9, "means": [1], "sds": [1], "correlations": [[0.9]]}, "control": {"n": 9, "means": [1], "sds": [1], "correlations": [[1]]}} | treatment.correlations[0][0] is 0.9, but must be 1.
            lee-bounds | {"treatment": [1, 2, 3], "treatmentAssigned": 2, "control": [1, 2], "controlAssigned": 2} | treatment has length 3, but may have at most treatmentAssigned, which is 2.
            geo-regression | {"controlRegions": [1, 2, 3, 4], "treatedRegions": [1, 2, 3, 4], "periodsBefore": 4} | periodsBefore is 4, but must be below 4.
            switchback | {"outcome": [1, 2, 3, 4], "treated": [0, 1, 0, 1], "lag": 4} | lag is 4, but must be below 4.
            equivalence-means | {"treatment": {"n": 9, "mean": 1, "sd": 1}, "control": {"n": 9, "mean": 1, "sd": 1}, "lowMargin": -1, "highMargin": 1, "alpha": 0.6} | alpha is 0.6, but must be above 0 and below 0.5.
            abserver-equivalence | {"treatment": {"n": 9, "mean": 1, "sd": 1}, "control": {"n": 9, "mean": 1, "sd": 1}, "margin": 1, "alpha": 0.5} | alpha is 0.5, but must be above 0 and below 0.5.
            power-equivalence | {"lowMargin": -1, "highMargin": 1, "sd": 1, "question": {"effect": 0, "alpha": 0.6}} | question.alpha is 0.6, but must be below 0.5.
            non-inferiority-relative | {"treatment": {"n": 9, "mean": 1, "sd": 1}, "control": {"n": 9, "mean": -1, "sd": 1}, "relativeMargin": 0.1} | control.mean is -1, but must be above 0.
            manski-bounds | {"treatment": {"n": 9, "mean": 620, "sd": 1}, "treatmentMissing": 1, "control": {"n": 9, "mean": 1, "sd": 1}, "controlMissing": 1, "smallest": 0, "largest": 1} | treatment.mean is 620, but must be at most 1.
            growthbook-quantile | {"treatment": {"n": 900, "value": 50.4, "low": 5.05, "high": 5.72}, "control": {"n": 900, "value": 5, "low": 4.9, "high": 5.2}, "q": 0.9} | treatment.value is 50.4, but may be at most high, which is 5.72.
            empirical-bayes | {"archive": [{"estimate": 1, "se": 1}, {"estimate": 2, "se": 1}], "result": {"estimate": 1, "se": 1}} | archive has length 2, but needs at least 3.
            contingency-table | {"table": [[1, 2.5], [3, 4]]} | table[0][1] is 2.5, but must be a whole number.
            cox | {"time": [1, 2, 3], "event": [1, 1, 1], "covariates": [[0], [1], [0]]} | covariates[0] has length 1, but time has length 3; they must be equally long.
            asymptotic-confidence-sequence | {"estimate": 1, "se": 1, "n": 5, "alternative": "greater", "alpha": 0.6} | alpha is 0.6, but must be below 0.5.
            proportion-difference | {"treatment": {"successes": 5, "trials": 9}, "control": {"successes": 5, "trials": 9}, "method": "newcombe", "alternative": "less", "alpha": 0.6} | alpha is 0.6, but must be at most 0.5.
            proportion-ratio | {"treatment": {"successes": 5, "trials": 9}, "control": {"successes": 5, "trials": 9}, "method": "mover", "alternative": "less", "alpha": 0.6} | alpha is 0.6, but must be at most 0.5.
            rate-ratio | {"treatment": {"events": 5, "exposure": 9}, "control": {"events": 5, "exposure": 9}, "method": "mover", "alternative": "less", "alpha": 0.6} | alpha is 0.6, but must be at most 0.5.
            rate-difference | {"treatment": {"events": 5, "exposure": 9}, "control": {"events": 5, "exposure": 9}, "method": "mover", "alternative": "less", "alpha": 0.6} | alpha is 0.6, but must be at most 0.5.
            growthbook-remaining-sample | {"se": 0.01, "n": 2000, "effect": 0.05, "engine": "bayesian"} | priorSd is missing; it must be a number.
            spotify-comparison | {"treatments": [{"n": 100, "sum": 120}], "control": {"n": 100, "sum": 10}} | treatments[0].sum is 120, but may be at most n, which is 100.
            spotify-comparison | {"treatments": [{"n": 100, "sum": 50, "sumSquares": 1}], "control": {"n": 100, "sum": 10}} | treatments[0].sumSquares is 1, but must be at least 24.999999975.
            abserver-changes | {"pairs": 10, "gained": 6, "lost": 5} | lost is 5, but may be at most pairs - gained, which is 4.
            """)
    void theFieldTheValueAndTheLimitAreNamed(String id, String input, String sentence) {
        Method<?, ?> method = Catalogue.find(id).orElseThrow();
        BadInput e = assertThrows(BadInput.class, () -> InputReader.read(Json.mapper().readTree(input), method.input()));
        assertEquals(sentence, Problems.sentence(e));
    }
}
