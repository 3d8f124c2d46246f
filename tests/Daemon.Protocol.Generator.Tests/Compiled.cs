using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Daemon.Protocol.Generator.Tests;

/// <summary>Runs the generator over a text of C#, next to the attributes and types that it looks for.</summary>
internal sealed class Compiled
{
    private const string Runtime = """
        namespace Daemon.Protocol.V2.Json
        {
            [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)]
            internal sealed class WireRootAttribute(System.Type type) : System.Attribute { public string? Name { get; init; } }
            internal sealed class WireFormAttribute(System.Type form) : System.Attribute;
            internal sealed class WireMethodsAttribute : System.Attribute;
            internal sealed class WireMethodAttribute(System.Type parameters, System.Type result) : System.Attribute
            {
                public string? Response { get; init; }
                public bool OptionalParams { get; init; }
            }
            internal sealed class WireNotificationAttribute(System.Type parameters) : System.Attribute;
            internal sealed class WireExperimentalAttribute : System.Attribute;
            internal sealed class WireSchemaNameAttribute(string name) : System.Attribute;
        }
        namespace Daemon.Protocol.V2.Common
        {
            public readonly record struct Optional<T>(T? Value);
        }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public Compiled(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        _compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source, options), CSharpSyntaxTree.ParseText(Runtime, options)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(_compilation.GetDiagnostics().Where(problem => problem.Severity is DiagnosticSeverity.Error));
        _driver = CSharpGeneratorDriver.Create(
            [new WireGenerator().AsSourceGenerator()],
            parseOptions: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _driver = _driver.RunGenerators(_compilation);
    }

    public GeneratorRunResult Result => Assert.Single(_driver.GetRunResult().Results);

    /// <summary>The generated file of this name, without <c>.g.cs</c>.</summary>
    public string File(string name) => Result.GeneratedSources.Single(file => file.HintName == name + ".g.cs").SourceText.ToString();

    /// <summary>Runs again after a change that concerns no wire type.</summary>
    public GeneratorRunResult RunAfterUnrelatedChange()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("internal sealed class Unrelated;", new CSharpParseOptions(LanguageVersion.Preview));
        _driver = _driver.RunGenerators(_compilation.AddSyntaxTrees(tree));
        return Result;
    }
}
