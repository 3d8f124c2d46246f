using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Requirements;
using Daemon.Config.Schema;

namespace Daemon.Config.Strict;

/// <summary>Lists what strict mode objects to.</summary>
internal static class StrictCheck
{
    /// <summary>
    /// The problems of one layer, the one to report first at the front: wrong values as they are found, then unknown keys in the order of
    /// the text, those of <c>[features]</c> last.
    /// </summary>
    public static IEnumerable<ConfigProblem> Problems(ConfigLayer layer)
    {
        if (!layer.IsEnabled)
        {
            yield break;
        }

        var fault = LayerFaults.First(layer);
        if (fault is not null && layer.Problems.All(problem => problem.Kind == SchemaProblemKind.UnknownKey))
        {
            yield return new ConfigProblem(fault);
        }

        foreach (var problem in layer.Problems.OrderBy(Rank).ThenBy(problem => problem.Kind == SchemaProblemKind.Type || layer.Text is null ? 0 : problem.Span.Offset))
        {
            yield return new ConfigProblem(Failure(problem, layer.Source.FilePath, layer.Text));
        }
    }

    /// <summary>The unknown keys of requirements.toml. Wrong values in it end every load, strict or not.</summary>
    public static IEnumerable<ConfigProblem> Problems(RequirementsFile requirements) => requirements.Problems
        .Where(problem => problem.Kind == SchemaProblemKind.UnknownKey)
        .OrderBy(problem => problem.Span.Offset)
        .Select(problem => new ConfigProblem(Failure(problem, requirements.Path, requirements.Text)));

    private static int Rank(SchemaProblem problem) => problem switch
    {
        { Kind: SchemaProblemKind.Type } => 0,
        { KeyPath: ["features", _] } => 2,
        _ => 1,
    };

    /// <param name="file">Null for the command line.</param>
    private static ConfigFailure Failure(SchemaProblem problem, string? file, string? text)
    {
        var unknown = problem.Kind == SchemaProblemKind.UnknownKey;
        return new ConfigFailure(
            unknown ? ConfigFailureKind.UnknownKey : ConfigFailureKind.Type,
            unknown && file is null ? problem.Message + " in -c/--config override" : problem.Message)
        {
            File = file,
            Span = file is null ? null : problem.Span,
            KeyPath = problem.DottedPath,
            Text = text,
            Suggestion = problem.Suggestion,
            IsFatal = true,
        };
    }
}
