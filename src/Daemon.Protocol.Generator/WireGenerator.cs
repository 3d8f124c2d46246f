using System.Collections.Immutable;
using System.Text;
using Daemon.Protocol.Generator.Emission;
using Daemon.Protocol.Generator.Model;
using Daemon.Protocol.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Daemon.Protocol.Generator;

/// <summary>
/// Writes the code that reads and writes wire types: a static class for each type that the listed roots lead to, and a property on
/// the listing class for each root. Reading C# into a <see cref="WireModel"/> and writing code from it are apart, so that other forms
/// of the protocol can be made from the same model.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class WireGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor NoForm = new(
        "WIRE001", "Type without a JSON form", "{0}", "Daemon.Protocol", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<WireModel>> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.RootAttribute, static (node, _) => node is ClassDeclarationSyntax, ModelReader.Read)
            .Collect();
        context.RegisterSourceOutput(models, Write);
    }

    // A list may be spread over several declarations of its class, whose types overlap.
    private static void Write(SourceProductionContext context, ImmutableArray<WireModel> models)
    {
        foreach (WireProblem problem in models.SelectMany(model => model.Problems).Distinct())
        {
            var start = new LinePosition(problem.Line, problem.Column);
            var place = Location.Create(
                problem.File, new TextSpan(problem.Start, problem.Length), new LinePositionSpan(start, start));
            context.ReportDiagnostic(Diagnostic.Create(NoForm, place, problem.Text));
        }

        foreach (WireDefinition definition in models.SelectMany(model => model.Definitions).Distinct())
        {
            context.AddSource($"{definition.Form}.g.cs", SourceText.From(FormFile.Of(definition), Encoding.UTF8));
        }

        foreach (IGrouping<TypeName, WireModel> host in models.GroupBy(model => model.Host))
        {
            string code = RootFile.Of(host.Key, host.SelectMany(model => model.Roots).Distinct());
            context.AddSource($"{host.Key}.g.cs", SourceText.From(code, Encoding.UTF8));
        }
    }
}
