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
/// the listing class for each root; and, from the lists of methods, the description of the protocol that schemas are made of. Reading C# into a <see cref="WireModel"/> and writing code from it are apart, so that other forms
/// of the protocol can be made from the same model.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class WireGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor NoForm = new(
        "WIRE001", "Type without a JSON form", "{0}", "Daemon.Protocol", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor NoSchema = new(
        "WIRE002", "Type without a schema", "{0}", "Daemon.Protocol", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<WireModel>> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.RootAttribute, static (node, _) => node is ClassDeclarationSyntax, ModelReader.Read)
            .Collect();
        context.RegisterSourceOutput(models, Write);
        IncrementalValueProvider<ImmutableArray<WireProtocol>> protocols = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.MethodsAttribute, static (node, _) => node is ClassDeclarationSyntax, ModelReader.ReadMethods)
            .Collect();
        context.RegisterSourceOutput(protocols, WriteProtocol);
    }

    // A list may be spread over several declarations of its class, whose types overlap.
    private static void Write(SourceProductionContext context, ImmutableArray<WireModel> models)
    {
        Report(context, models.SelectMany(model => model.Problems));
        foreach (WireDefinition definition in models.SelectMany(model => model.Definitions).Where(definition => definition is not WireCustom).Distinct())
        {
            context.AddSource($"{definition.Form}.g.cs", SourceText.From(FormFile.Of(definition), Encoding.UTF8));
        }

        foreach (IGrouping<TypeName, WireModel> host in models.GroupBy(model => model.Host))
        {
            string code = RootFile.Of(host.Key, host.SelectMany(model => model.Roots).Distinct());
            context.AddSource($"{host.Key}.g.cs", SourceText.From(code, Encoding.UTF8));
        }
    }

    private static void WriteProtocol(SourceProductionContext context, ImmutableArray<WireProtocol> protocols)
    {
        if (protocols.IsEmpty)
        {
            return;
        }

        Report(context, protocols.SelectMany(protocol => protocol.Problems));
        List<WireDefinition> definitions = [.. protocols.SelectMany(protocol => protocol.Definitions).Distinct()];
        foreach (WireCustom custom in definitions.OfType<WireCustom>().Where(custom => custom.Schema is null))
        {
            context.ReportDiagnostic(Diagnostic.Create(NoSchema, Location.None, $"{custom.Type} has a form without a constant Schema"));
        }

        foreach (IGrouping<string, WireDefinition> twins in definitions.GroupBy(definition => definition.SchemaName).Where(group => group.Count() > 1))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                NoSchema, Location.None, $"{string.Join(" and ", twins.Select(twin => twin.Type))} are both {twins.Key} in schemas: give one another name with [WireSchemaName]"));
        }

        List<WireDefinition> unique = [.. definitions.GroupBy(definition => definition.SchemaName).Select(group => group.First())];
        string json = SchemaEmitter.Of(protocols.SelectMany(protocol => protocol.Methods), unique);
        context.AddSource($"{SchemaFile.Name}.g.cs", SourceText.From(SchemaFile.Of(json), Encoding.UTF8));
    }

    private static void Report(SourceProductionContext context, IEnumerable<WireProblem> problems)
    {
        foreach (WireProblem problem in problems.Distinct())
        {
            var start = new LinePosition(problem.Line, problem.Column);
            var place = Location.Create(problem.File, new TextSpan(problem.Start, problem.Length), new LinePositionSpan(start, start));
            context.ReportDiagnostic(Diagnostic.Create(NoForm, place, problem.Text));
        }
    }
}
